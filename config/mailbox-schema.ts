import { z } from 'zod';

/** One plain ASCII address without a name, as the way out for mail takes it. */
export const MailboxSchema = z
  .string()
  .max(254, 'must be at most 254 characters')
  .regex(
    /^[a-z0-9_+-]+(\.[a-z0-9_+-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/i,
    'must be one plain address, like post@partner.example',
  );
