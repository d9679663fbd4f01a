import type { NatPool, NatRule, NatTimeouts } from '../model';
import type { NatPoolOptions, NatStatement } from '../statements';
import { RemovableItems } from './removable';
import { tableOfLines, type Table } from './table';

interface PoolDraft {
  readonly name: string;
  readonly ranges: { readonly first: number; readonly last: number }[];
  readonly line: number;
  /** The last line that opens it. */
  readonly lastLine: number;
  readonly options: NatPoolOptions | undefined;
}

/** Collects NAT rules, pools and timers over the lines of a config. */
export class Translations {
  private readonly rules = new RemovableItems<{ readonly rule: NatRule; readonly line: number }>(
    ({ rule }) => rule,
  );
  private readonly pools = new Map<string, PoolDraft>();
  private pool: PoolDraft | null = null;
  private timeouts: NatTimeouts = {};
  /** By protocol and port. */
  private readonly portTimeouts = new Map<string, NonNullable<NatTimeouts['ports']>[number]>();
  private cgn = false;

  add(statement: NatStatement, line: number): void {
    switch (statement.kind) {
      case 'nat-rule':
        if (statement.negated) {
          this.rules.remove(statement.rule);
        } else {
          this.rules.push({ rule: statement.rule, line });
        }
        break;
      case 'nat-pool':
        this.openPool(statement, line);
        break;
      case 'nat-pool-range':
        this.pool?.ranges.push({ first: statement.first, last: statement.last });
        break;
      case 'nat-timeout':
        this.setTimeout(statement);
        break;
      case 'nat-port-timeout':
        this.setPortTimeout(statement);
        break;
      case 'cgn':
        this.cgn = statement.value;
        break;
    }
  }

  private openPool(statement: NatStatement & { kind: 'nat-pool' }, line: number): void {
    const { name, first, last } = statement;
    if (statement.negated) {
      this.pools.delete(name);
      this.pool = null;
      return;
    }
    this.pool = {
      name,
      ranges: [],
      line: this.pools.get(name)?.line ?? line,
      lastLine: line,
      options: statement.options,
    };
    this.pools.set(name, this.pool);
    if (first !== null && last !== null) {
      this.pool.ranges.push({ first, last });
    }
  }

  private setTimeout({ timer, seconds }: NatStatement & { kind: 'nat-timeout' }): void {
    const timeouts: { -readonly [K in keyof NatTimeouts]: NatTimeouts[K] } = { ...this.timeouts };
    Reflect.deleteProperty(timeouts, timer);
    this.timeouts = seconds === 'default' ? timeouts : { ...timeouts, [timer]: seconds };
  }

  private setPortTimeout({ protocol, port, seconds }: NatStatement & { kind: 'nat-port-timeout' }): void {
    const key = `${protocol} ${port}`;
    this.portTimeouts.delete(key);
    if (seconds !== 'default') {
      this.portTimeouts.set(key, { protocol, port, seconds });
    }
  }

  finish(): {
    readonly rules: Table<NatRule>;
    readonly pools: Table<NatPool>;
    readonly timeouts: NatTimeouts;
    readonly cgn: boolean;
  } {
    const pools = [...this.pools.values()];
    const rules = this.rules.left();
    return {
      rules: tableOfLines(
        rules.map(({ rule }) => rule),
        rules.map(({ line }) => line),
      ),
      pools: {
        values: pools.map(({ name, ranges, options }) =>
          options === undefined ? { name, ranges } : { name, ranges, ...options },
        ),
        keys: pools.map(({ name }) => name),
        first: pools.map(({ line }) => line),
        last: pools.map(({ lastLine }) => lastLine),
      },
      timeouts:
        this.portTimeouts.size === 0
          ? this.timeouts
          : { ...this.timeouts, ports: [...this.portTimeouts.values()] },
      cgn: this.cgn,
    };
  }
}
