import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { clientsFile, readClientSecrets } from './dev-clients';
import { roles, type Role } from '../domain/access/role';
import { devMembers, memberWithRole } from './dev-members';
import { describeFailure, LaunchError } from './launch-error';
import { readSettings } from './launch-settings';

const answerWithinMs = 5_000;
const AnswerSchema = z.object({ access_token: z.string() });
const OptionsSchema = z.object({
  role: z.enum(roles).optional(),
  as: z.string().optional(),
  for: z.enum(['hub', 'codec']),
  secondFactor: z.boolean().default(false),
});

/** Process entry: `npm run -s token -- --role professional` prints an access token and nothing else. */
async function main(): Promise<void> {
  const command = new Command('npm run -s token --')
    .description('Prints an access token of the development issuer, valid for one hour.')
    .addOption(new Option('--role <role>', 'the role to have').choices(roles))
    .option('--as <member>', `the member to be: ${Object.keys(devMembers).join(', ')}`)
    .addOption(
      new Option('--for <server>', 'what the token opens').choices(['hub', 'codec']).default('hub'),
    )
    .option('--second-factor', 'as if a second factor was asked for, for break-glass')
    .addHelpText(
      'after',
      '\nWith -s npm prints no lines of its own:\n  curl -H "Authorization: Bearer $(npm run -s token -- --role project-leader)" http://127.0.0.1:8080/v1/cases',
    )
    .parse();
  const { role, as, for: server, secondFactor } = OptionsSchema.parse(command.opts());
  if (role === undefined && as === undefined) command.error('Give --role, --as or both.');
  console.log(await fetchToken(chooseMember(role, as), server, secondFactor));
}

function chooseMember(role: Role | undefined, as: string | undefined): string {
  const code = as ?? memberWithRole(role ?? 'professional');
  const member = devMembers[code];
  if (member === undefined) {
    throw new LaunchError(
      `There is no member ${code}. Members: ${Object.keys(devMembers).join(', ')}`,
    );
  }
  if (role !== undefined && member.role !== role) {
    throw new LaunchError(`Member ${code} has the role ${member.role}, not ${role}.`);
  }
  return code;
}

async function fetchToken(
  code: string,
  server: 'hub' | 'codec',
  hasSecondFactor: boolean,
): Promise<string> {
  const { dataDir, given, ports, audience, codecAudience } = readSettings(process.env);
  const file = clientsFile(dataDir);
  const secret = existsSync(file) ? readClientSecrets(file)[code] : undefined;
  if (secret === undefined) {
    throw new LaunchError(`There is no secret for ${code} in ${file}. Run npm start first.`);
  }
  const issuer = given.issuer ?? `http://127.0.0.1:${ports.issuer}`;
  const response = await ask(issuer, {
    code,
    secret,
    audience: server === 'hub' ? audience : codecAudience,
    hasSecondFactor,
  });
  if (!response.ok) {
    throw new LaunchError(
      `The issuer at ${issuer} refused: HTTP ${response.status} ${await response.text()}`,
    );
  }
  return AnswerSchema.parse(await response.json()).access_token;
}

interface TokenRequest {
  readonly code: string;
  readonly secret: string;
  readonly audience: string;
  readonly hasSecondFactor: boolean;
}

async function ask(
  issuer: string,
  { code, secret, audience, hasSecondFactor }: TokenRequest,
): Promise<Response> {
  try {
    return await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${code}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        resource: `urn:${audience}`,
        ...(hasSecondFactor ? { scope: 'second-factor' } : {}),
      }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
  } catch (error) {
    throw new LaunchError(`The issuer at ${issuer} does not answer. Does npm start run?`, {
      cause: error,
    });
  }
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
