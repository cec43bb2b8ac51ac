import { loadFileSettings } from '../config/files';
import { loadMembers } from '../config/members';
import { listPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { loadProcessing } from '../config/processing';
import { composeRegister } from '../config/register/compose-register';
import { listSubscribers } from '../config/subscribers';

/** Process entry of `npm run register`: prints the register of processing activities. It needs no secret and no server. */
const files = loadFileSettings(process.env);
const register = composeRegister({
  processing: loadProcessing(files.HUB_PROCESSING),
  policy: loadPolicy(files.HUB_POLICY),
  partners: listPartners(files.HUB_PARTNERS, files.HUB_PRIVATE_HOSTS),
  members: loadMembers(files.HUB_MEMBERS),
  subscribers: listSubscribers(files.HUB_SUBSCRIBERS, files.HUB_PRIVATE_HOSTS),
});
process.stdout.write(register);
