import type { CompiledRule } from './compiled-profile';
import type { Address, Flow } from './flow';
import type { Knowledge, Place } from './knowledge';

/** A mapping that the run has not, but other random choices would have. */
export interface Ghost {
  readonly flow: Flow;
  readonly rule: CompiledRule;
  readonly places: readonly Place[];
  readonly until: number;
}

/** The mappings that other random choices would have made, as long as they would live. */
export class Ghosts {
  private ghosts: Ghost[] = [];

  constructor(private readonly knowledge: Knowledge) {}

  get all(): readonly Ghost[] {
    return this.ghosts;
  }

  add(ghost: Ghost): void {
    this.ghosts.push(ghost);
    this.knowledge.add(ghost.rule, ghost.flow, ghost.places, -1, null, { sure: false, likely: null });
  }

  /** Those of a flow's source that a rule made. */
  ofSource(rule: CompiledRule, { protocol, inside }: Flow): readonly Ghost[] {
    return this.ghosts.filter(
      (ghost) =>
        ghost.rule === rule &&
        ghost.flow.protocol === protocol &&
        ghost.flow.inside.address === inside.address &&
        ghost.flow.inside.port === inside.port,
    );
  }

  hasHost(host: Address): boolean {
    return this.ghosts.some(({ flow }) => flow.inside.address === host);
  }

  /** Ends those whose time is over. */
  drop(now: number): void {
    if (this.ghosts.some(({ until }) => until <= now)) {
      this.ghosts.filter(({ until }) => until <= now).forEach((ghost) => this.forget(ghost));
      this.ghosts = this.ghosts.filter(({ until }) => until > now);
    }
  }

  clear(): void {
    this.ghosts.forEach((ghost) => this.forget(ghost));
    this.ghosts = [];
  }

  private forget({ rule, flow, places }: Ghost): void {
    this.knowledge.remove(rule, flow, places, -1, null, { sure: false, likely: null });
  }
}
