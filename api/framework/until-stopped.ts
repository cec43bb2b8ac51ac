/** SIGTERM or SIGINT, or the end of the supervisor that started this process. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    if (process.send !== undefined) process.once('disconnect', stop);
  });
}
