/** The key of this case was destroyed: what it sealed is erased, and nothing new is sealed for it. */
export class CaseErased extends Error {
  override readonly name = 'CaseErased';

  constructor() {
    super('the key of this case was destroyed');
  }
}
