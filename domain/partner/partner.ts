import type { DataCategory } from '../basis/category';
import type { Term } from '../policy/policy';

/** How long a partner may take; a term that passes is first a reminder to the partner, then work for a person. */
export interface PartnerTerms {
  /** From delivery to accepting or rejecting. */
  readonly acceptance: Term;
  /** Between two words on how it goes. */
  readonly progress: Term;
  /** From acceptance to the outcome. */
  readonly completion: Term;
  /** From a withdrawal to the confirmation that the data are deleted. */
  readonly deletion: Term;
}

interface CommonPartner {
  /** Code in lower case, such as `viveste`; also the `organisation` of the partner's access tokens. */
  readonly id: string;
  readonly name: string;
  /** What this partner may ever get, whatever is asked and consented. */
  readonly categories: readonly DataCategory[];
  readonly terms: PartnerTerms;
}

export type SignatureScheme = 'v1' | 'v1a';

export interface WebhookPartner extends CommonPartner {
  readonly protocol: 'webhook';
  readonly webhook: {
    readonly url: string;
    /** Standard Webhooks: `v1a` (ed25519) by default, `v1` (HMAC-SHA256) where the partner asks for it. */
    readonly scheme: SignatureScheme;
    /** Names of the secrets we sign with, the newest first: two while a rotation lasts. */
    readonly signWith: readonly string[];
    /** Names of the secrets or public keys the partner's callbacks may be signed with. */
    readonly verifyWith: readonly string[];
  };
}

export interface EmailPartner extends CommonPartner {
  readonly protocol: 'email';
  readonly email: {
    /** The organisation's functional mailbox, never somebody's own. */
    readonly mailbox: string;
  };
}

/** Zaken API 1.5.1: URLs of the partner's own catalogue. */
export interface ZgwPartner extends CommonPartner {
  readonly protocol: 'zgw';
  /** Absent for a partner without a Notificaties API (NRC 1.0.1): then the poll is all there is. */
  readonly notifications?: { readonly abonnementUrl: string };
  readonly zgw: {
    /** Ends in a slash: `https://…/zaken/api/v1/`. */
    readonly baseUrl: string;
    readonly clientId: string;
    /** Name of the secret that signs its JWTs. */
    readonly secret: string;
    /** RSIN, 9 digits. */
    readonly bronorganisatie: string;
    readonly verantwoordelijkeOrganisatie: string;
    readonly zaaktype: string;
    readonly roltype: string;
    /** The eigenschap that holds a category's text, by category; what has none goes into `toelichting`. */
    readonly eigenschappen: Readonly<Partial<Record<DataCategory, string>>>;
    readonly initialStatustype: string;
    /** What a statustype of theirs means here. */
    readonly statustypen: Readonly<
      Record<string, 'accepted' | 'rejected' | 'in-progress' | 'on-hold' | 'completed' | 'failed'>
    >;
    /** The statustype and resultaattype with which we end a zaak whose basis was withdrawn. */
    readonly ending: { readonly statustype: string; readonly resultaattype: string };
    /** Name of the secret that NRC sends as Authorization with its notifications. */
    readonly notificationAuth: string;
    /** The poll behind the notifications, at least hourly in use. */
    readonly pollEvery: Term;
  };
}

export type Partner = WebhookPartner | EmailPartner | ZgwPartner;
