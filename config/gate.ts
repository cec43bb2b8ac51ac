import { holdsSample } from './key-ring';
import { isLocalHost, mayBePlain } from './plain-hosts';
import { isLoopback } from './private-hosts';
import { sampleSecrets } from './secrets';
import { hasHalfAPair, temporalConnection } from './temporal';

/** The environment without variables that are set to nothing, secrets read from their files. */
export type Given = Readonly<Record<string, string>>;

export interface UnsafeSetting {
  readonly variable: string;
  /** What to do about it; never a value. */
  readonly advice: string;
}

interface Rule extends UnsafeSetting {
  readonly isUnsafe: (given: Given) => boolean;
}

const rules: readonly Rule[] = [
  {
    variable: 'HUB_WITHOUT',
    advice: 'no protection may be off in production: leave it empty',
    isUnsafe: ({ HUB_WITHOUT }) => HUB_WITHOUT !== undefined,
  },
  {
    variable: 'HUB_OIDC_ISSUER',
    advice: 'must be an https issuer in production: name your identity provider',
    isUnsafe: ({ HUB_OIDC_ISSUER }) => urlOf(HUB_OIDC_ISSUER)?.protocol !== 'https:',
  },
  {
    variable: 'HUB_OIDC_CLIENT_SECRET',
    advice:
      'must go with HUB_OIDC_CLIENT_ID in production: the secret that your identity provider gave',
    isUnsafe: ({ HUB_OIDC_CLIENT_ID, HUB_OIDC_CLIENT_SECRET }) =>
      HUB_OIDC_CLIENT_ID !== undefined && HUB_OIDC_CLIENT_SECRET === undefined,
  },
  {
    variable: 'HUB_PRIVATE_HOSTS',
    advice: 'no partner may be on this machine in production: leave loopback addresses out',
    isUnsafe: ({ HUB_PRIVATE_HOSTS = '' }) =>
      HUB_PRIVATE_HOSTS.split(',').some((host) => isLoopback(host.trim().toLowerCase())),
  },
  {
    // What it names is encrypted: the way out for mail gives up on a remote server without TLS.
    variable: 'HUB_SMTP_URL',
    advice: 'must name your mail server in production',
    isUnsafe: ({ HUB_SMTP_URL }) => HUB_SMTP_URL === undefined,
  },
  ...Object.entries(sampleSecrets).map(([variable, sample]) => ({
    variable,
    advice: `must be a secret of your own in production: ${secretShape(variable)}`,
    isUnsafe: (given: Given) => holdsSample(given[variable] ?? sample, sample),
  })),
  {
    variable: 'DATABASE_URL',
    advice:
      'must verify a server elsewhere in production: end it in ?sslmode=verify-full, with &sslrootcert=<file> for a CA of your own',
    isUnsafe: isDatabaseUnverified,
  },
  {
    variable: 'TEMPORAL_TLS',
    advice:
      'must be on for a server elsewhere in production: TEMPORAL_TLS=true, with TEMPORAL_TLS_SERVER_CA_CERT_PATH for a CA of your own',
    isUnsafe: isTemporalPlain,
  },
  {
    variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    advice: 'goes together with TEMPORAL_TLS_CLIENT_KEY_PATH: name both or none',
    isUnsafe: hasHalfAPair,
  },
  ...['HUB_PUBLIC_URL', 'HUB_TEMPORAL_UI_URL', 'HUB_CODEC_URL'].map((variable) => ({
    variable,
    advice: 'must be https in production, unless it is on this machine',
    isUnsafe: (given: Given) => isPlainElsewhere(given[variable]),
  })),
  {
    variable: 'HUB_PUBLIC_URL',
    advice: 'must be set in production when HUB_HOST is more than this machine',
    isUnsafe: ({ HUB_PUBLIC_URL, HUB_HOST }) =>
      HUB_PUBLIC_URL === undefined && HUB_HOST !== undefined && !isLocalHost(HUB_HOST),
  },
  {
    variable: 'HUB_CODEC',
    advice: 'must be on in production: leave it out',
    isUnsafe: ({ HUB_CODEC = 'on' }) => HUB_CODEC !== 'on',
  },
  {
    variable: 'HUB_CODEC_ORIGINS',
    advice: 'must be https origins in production, unless they are on this machine',
    isUnsafe: ({ HUB_CODEC_ORIGINS = '' }) => HUB_CODEC_ORIGINS.split(',').some(isPlainElsewhere),
  },
  {
    variable: 'HUB_CODEC_AUDIENCE',
    advice:
      'must differ from HUB_OIDC_AUDIENCE in production: a token for the one is none for the other',
    isUnsafe: ({ HUB_CODEC_AUDIENCE, HUB_OIDC_AUDIENCE = 'op-koers-hub' }) =>
      (HUB_CODEC_AUDIENCE ?? 'op-koers-codec') === HUB_OIDC_AUDIENCE,
  },
  {
    variable: 'HUB_CODEC_DEVELOPER',
    advice: 'must not be set in production: nobody is an operator without a token',
    isUnsafe: ({ HUB_CODEC_DEVELOPER }) => HUB_CODEC_DEVELOPER !== undefined,
  },
  {
    variable: 'NODE_TLS_REJECT_UNAUTHORIZED',
    advice: 'must not be 0 in production: it accepts any certificate from anyone',
    isUnsafe: ({ NODE_TLS_REJECT_UNAUTHORIZED }) => NODE_TLS_REJECT_UNAUTHORIZED === '0',
  },
  {
    variable: 'NODE_OPTIONS',
    advice: 'must not open a debugger or write memory to disk in production',
    isUnsafe: ({ NODE_OPTIONS = '' }) =>
      /--(inspect|report-|heapsnapshot|heap-prof)/.test(NODE_OPTIONS),
  },
];

/** Everything production may not start with, at once; nothing in development. Values that make no sense are not its business. */
export function unsafeSettings(given: Given): readonly UnsafeSetting[] {
  if (given['HUB_MODE'] !== 'production') return [];
  return rules
    .filter(({ isUnsafe }) => isUnsafe(given))
    .map(({ variable, advice }) => ({ variable, advice }));
}

function secretShape(variable: string): string {
  return variable === 'HUB_KEY_RING'
    ? 'id=base64url of 32 random bytes'
    : '32 random characters or more';
}

/** With more than one `host` or `sslmode` the driver takes the last; here every one of them must be safe. */
function isDatabaseUnverified({ DATABASE_URL, HUB_SINGLE_NODE }: Given): boolean {
  const url = urlOf(DATABASE_URL);
  if (url === undefined) return false;
  const hosts = [url.hostname, ...url.searchParams.getAll('host')];
  if (hosts.every((host) => mayBePlain(host, HUB_SINGLE_NODE))) return false;
  const modes = url.searchParams.getAll('sslmode');
  return modes.length === 0 || modes.some((mode) => mode !== 'verify-full');
}

function isTemporalPlain(given: Given): boolean {
  const host = urlOf(`tcp://${given['TEMPORAL_ADDRESS'] ?? 'localhost'}`)?.hostname ?? '';
  if (mayBePlain(host, given['HUB_SINGLE_NODE'])) return false;
  try {
    const { tls } = temporalConnection(given);
    return tls === undefined || tls === false || tls === null;
  } catch {
    return false;
  }
}

function isPlainElsewhere(text: string | undefined): boolean {
  const url = urlOf(text);
  return url?.protocol === 'http:' && !isLocalHost(url.hostname);
}

function urlOf(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
