/** One-line documentation: a sentence for each command by its id, and for words that mean something of their own. */
export interface CommandDocs {
  readonly commands: Readonly<Record<string, () => string>>;
  readonly words: Readonly<Record<string, () => string>>;
}
