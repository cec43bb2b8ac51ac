import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { throwIfRefused } from '../workflows/refused';

/** An activity never acts on what the codec refused. */
export const refuseInput: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute(input, next) {
      input.args.forEach(throwIfRefused);
      return next(input);
    },
  },
});
