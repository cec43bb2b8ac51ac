const spinEveryMs = 500;
const lineEveryMs = 10_000;

export interface Progress {
  /** What is going on now, such as a count; shown with the elapsed time. */
  update(detail: string): void;
  done(result: string): void;
  failed(): void;
}

export type ShowProgress = (title: string) => Progress;

/** Goes to stderr, so that a program's own output can be piped. One rewritten line on a terminal, a line each ten seconds elsewhere. */
export const showProgress: ShowProgress = (title) => {
  const { stderr } = process;
  const startedAt = Date.now();
  let detail = '';
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const line = () => [title, detail, seconds()].filter((part) => part !== '').join(', ');
  const print = () => {
    stderr.write(stderr.isTTY ? `\r\u001b[K  ${line()}` : `  ${line()}\n`);
  };
  if (stderr.isTTY) print();
  else stderr.write(`  ${title} …\n`);
  const timer = setInterval(print, stderr.isTTY ? spinEveryMs : lineEveryMs);
  const end = (text: string) => {
    clearInterval(timer);
    stderr.write(stderr.isTTY ? `\r\u001b[K  ${text}\n` : `  ${text}\n`);
  };
  return {
    update: (text) => {
      detail = text;
    },
    done: (result) => {
      end(`${title}: ${result} (${seconds()})`);
    },
    failed: () => {
      end(`${title}: failed (${seconds()})`);
    },
  };
};
