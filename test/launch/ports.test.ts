import { createServer, type Server } from 'node:net';
import { checkPorts, freePorts } from '../../launch/ports';

let holder: Server;
let port: number;

beforeAll(async () => {
  [port = 0] = await freePorts(1);
  holder = createServer();
  await new Promise<void>((resolve) => {
    holder.listen(port, '127.0.0.1', resolve);
  });
});

afterAll(() => {
  holder.close();
});

describe('checking ports before a start', () => {
  it('names the port, its purpose and the variable that changes it', async () => {
    const check = checkPorts([{ port, purpose: 'API and pages', variable: 'HUB_PORT' }]);
    await expect(check).rejects.toThrow(
      `Port ${port} on 127.0.0.1 (API and pages) is taken by another program. Stop that program, or choose another port with HUB_PORT.`,
    );
  });

  it('names two parts that were given the same port', async () => {
    const [free = 0] = await freePorts(1);
    const check = checkPorts([
      { port: free, purpose: 'API and pages', variable: 'HUB_PORT' },
      { port: free, purpose: 'Temporal', variable: 'HUB_TEMPORAL_PORT' },
    ]);
    await expect(check).rejects.toThrow('HUB_TEMPORAL_PORT');
  });

  it('waits a while for a port that is just being given free', async () => {
    const [busy = 0] = await freePorts(1);
    const server = createServer().listen(busy, '127.0.0.1');
    setTimeout(() => {
      server.close();
    }, 300);
    await expect(
      checkPorts([{ port: busy, purpose: 'Temporal', variable: 'HUB_TEMPORAL_PORT' }], 5_000),
    ).resolves.toBeUndefined();
  });
});
