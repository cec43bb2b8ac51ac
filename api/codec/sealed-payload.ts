/** A payload as Temporal carries it. */
export interface Payload {
  readonly metadata: Readonly<Record<string, Uint8Array>>;
  readonly data: Uint8Array;
}

/** What is known of a sealed payload before anybody may read it; undefined stands for the system's key. */
export type FoundPayload =
  | {
      readonly state: 'live';
      readonly caseNumber: string | undefined;
      /** Undefined when the ciphertext is not what this key sealed here. */
      readonly open: () => Promise<Payload | undefined>;
    }
  | { readonly state: 'destroyed'; readonly caseNumber: string | undefined }
  | { readonly state: 'unknown' };

/** Looks up the key of a payload; `plain` when it was never sealed. */
export type FindPayload = (payload: Payload) => Promise<FoundPayload | 'plain'>;
