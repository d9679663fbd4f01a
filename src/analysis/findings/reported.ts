import { atOnce, inSteps, type Steps } from '../steps';
import type { Finding } from './finding';

/** The peers that a finding has named already, by the ACL that drops them: of several reasons only the first is reported. */
export class Reported {
  /** By file, then by list. */
  private readonly peers = new Map<string, Map<string, Set<string>>>();

  has(file: string, list: string, peer: string): boolean {
    return this.peers.get(file)?.get(list)?.has(peer) === true;
  }

  /** Remembers whom the findings name, and gives them back. */
  add(findings: readonly Finding[]): readonly Finding[] {
    return atOnce(this.addInSteps(findings));
  }

  /** The same in short steps. */
  *addInSteps(findings: readonly Finding[]): Steps<readonly Finding[]> {
    yield* inSteps(findings, ({ file, args, concerned }) => {
      const named = this.peersOf(file, `${args['list'] ?? ''}`);
      for (const { peer } of concerned) named.add(peer);
    });
    return findings;
  }

  private peersOf(file: string, list: string): Set<string> {
    const lists = this.peers.get(file) ?? new Map<string, Set<string>>();
    this.peers.set(file, lists);
    const peers = lists.get(list) ?? new Set<string>();
    lists.set(list, peers);
    return peers;
  }
}
