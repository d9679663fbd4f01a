/** What a scenario file may ask for; beyond it the file, or the entry, is refused with a message that names the limit. */
export const limits = {
  /** Bytes of UTF-8. */
  size: 1 << 20,
  depth: 100,
  aliases: 100,
  peers: 65_536,
  addresses: 65_536,
  nameLength: 64,
  problems: 1000,
} as const;
