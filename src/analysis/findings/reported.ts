import type { Finding } from './finding';

/** The peers that a finding has named already, by the ACL that drops them: of several reasons only the first is reported. */
export class Reported {
  private readonly keys = new Set<string>();

  has(file: string, list: string, peer: string): boolean {
    return this.keys.has(keyOf(file, list, peer));
  }

  /** Remembers whom the findings name, and gives them back. */
  add(findings: readonly Finding[]): readonly Finding[] {
    for (const { file, args, concerned } of findings) {
      for (const { peer } of concerned) this.keys.add(keyOf(file, `${args['list'] ?? ''}`, peer));
    }
    return findings;
  }
}

function keyOf(file: string, list: string, peer: string): string {
  return `${file}\n${list}\n${peer}`;
}
