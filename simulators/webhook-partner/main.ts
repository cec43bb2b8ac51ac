import { createHubClient } from './hub-client';
import { HubEventSchema } from './hub-event';
import { openJournal, readPast, type Journal, type Past } from './journal';
import { readConfig, type Config, type PlayedPartner } from './partner-config';
import { createPlayer } from './player';
import { createReceiver, type PlayedSeat } from './receiver';

/** Process entry. Plays the webhook partners of its configuration file. */
function main(): void {
  const config = readConfig(process.env['WEBHOOK_PARTNER_CONFIG']);
  const past = readPast(config.journal);
  const journal = openJournal(config.journal);
  const stopping = new AbortController();
  const seats = config.partners.map((partner) =>
    seatOf(config, partner, { journal, past, stopped: stopping.signal }),
  );
  const receiver = createReceiver(seats, journal);
  const stop = () => {
    stopping.abort();
    receiver.closeAllConnections();
    receiver.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  receiver.listen(config.port, '127.0.0.1', () => {
    process.send?.('ready');
  });
}

function seatOf(
  config: Config,
  partner: PlayedPartner,
  {
    journal,
    past,
    stopped,
  }: { readonly journal: Journal; readonly past: Past; readonly stopped: AbortSignal },
): PlayedSeat {
  const own = past.effects.filter((effect) => effect.partner === partner.id);
  const player = createPlayer({
    partner,
    hub: createHubClient(config, partner),
    journal,
    taken: new Set(past.taken),
    stopped,
  });
  // What an earlier process left half done goes on.
  for (const { event } of own) player.follow(HubEventSchema.parse(event));
  return { partner, player, effects: new Set(own.map(({ webhookId }) => webhookId)) };
}

main();
