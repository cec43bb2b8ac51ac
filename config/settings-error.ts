/** Something in a setting or a file of settings that a person can put right: shown as its text only, without a stack. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
