import { Command } from 'commander';
import { FlowReplay, type ReplayedRow } from '../../analysis/flow-replay';
import { FlowRowReader, type FlowRow } from '../../analysis/flow-rows';
import { formatAddress, parseAddress } from '../../engine/address';
import type { Address } from '../../engine/flow';
import type { RuleCode } from '../../engine/prediction';
import type { Profile } from '../../engine/profile';
import { badAddressesMessage, help } from '../../messages/cli';
import { ruleText } from '../../messages/engine';
import { longPorts } from '../../messages/ports';
import {
  flowProblemMessage,
  foreignAddressMessage,
  noFlowsMessage,
  observedText,
  replaySummary,
} from '../../messages/tables';
import { profileIn } from '../../workspace/settings-finder';
import { CommandFailed, type Failure } from '../failure';
import { readLines, settingsFor } from '../input-text';
import { parsePorts } from '../options';
import { outputPorts, type OutputPorts } from '../output/ports';
import type { Session } from '../session';

interface Options {
  readonly profile?: string;
  readonly address?: string;
  readonly ports?: string;
  readonly json?: true;
}

/** One line of `translate --json`. */
export interface OutputTranslatedRow {
  readonly row: number;
  /** Present where the device has several addresses. */
  readonly address?: string;
  readonly ports: OutputPorts;
  readonly alternatives?: readonly { readonly address: string; readonly ports: OutputPorts }[];
  readonly rule: RuleCode;
  readonly observed?: number;
  readonly contained?: boolean;
}

/** Stands for the address of a device that nobody has named (RFC 5737). */
const unnamedAddress: Address = 0xc0000202;

/** `pat-lens translate FLOWS` */
export function translateCommand(session: Session): Command {
  return new Command('translate')
    .description(help.translate())
    .argument('<flows>', help.flows())
    .option('--profile <id>', help.profile())
    .option('--address <addresses>', help.address())
    .option('--ports <range>', help.ports())
    .option('--json', help.json())
    .action((path: string, options: Options) => translate(session, path, options));
}

async function translate(session: Session, path: string, options: Options): Promise<void> {
  const profile = await profileFor(session, path, options.profile);
  const addresses = options.address === undefined ? null : parseAddresses(options.address);
  const ports = options.ports === undefined ? {} : { ports: parsePorts(options.ports) };
  const pat = { profile, addresses: addresses ?? [unnamedAddress], seed: 0, ...ports };
  const replay = new FlowReplay(pat, addresses !== null);
  const reader = new FlowRowReader();
  const print = options.json === true ? printJson : printText;
  let line = 0;
  let observed = 0;
  let contained = 0;
  for await (const text of readLines(session, path)) {
    line++;
    const row = reader.read(text);
    if (row === null) continue;
    if ('problem' in row) throw new CommandFailed([rowFailure(path, line, row.problem)]);
    if (replay.isForeign(row)) throw new CommandFailed([foreignFailure(path, line, row, replay)]);
    const replayed = replay.next(row);
    if (replayed.contained !== null) observed++;
    if (replayed.contained === true) contained++;
    print(session, reader.count, row, replayed, pat.addresses.length > 1);
    await session.terminal.drained();
  }
  if (!reader.hasBegun) {
    throw new CommandFailed([{ file: path, code: 'flows.empty', message: noFlowsMessage() }]);
  }
  if (options.json !== true) {
    session.terminal.print('');
    session.terminal.print(replaySummary(reader.count, observed, contained));
  }
  if (contained < observed) session.reach(1);
}

async function profileFor(session: Session, path: string, id: string | undefined): Promise<Profile> {
  const governing = await settingsFor(session, path);
  const wanted =
    id === undefined ? governing.settings.defaultProfile : await session.requireProfileFor(id, [path]);
  const profile = profileIn(governing, wanted);
  if (profile === null) throw new Error(wanted);
  return profile;
}

function parseAddresses(text: string): readonly Address[] {
  const addresses = text.split(',').map((part) => parseAddress(part.trim()));
  const known = addresses.filter((address) => address !== undefined);
  if (known.length === addresses.length && new Set(known).size === known.length) return known;
  throw new CommandFailed([{ code: 'cli.bad-address', message: badAddressesMessage(text) }]);
}

function rowFailure(file: string, line: number, problem: Parameters<typeof flowProblemMessage>[0]): Failure {
  return {
    file,
    line,
    column: problem.column,
    code: `flows.${problem.code}`,
    message: flowProblemMessage(problem),
  };
}

function foreignFailure(file: string, line: number, { mapped }: FlowRow, { addresses }: FlowReplay): Failure {
  const known = addresses.map(formatAddress).join(', ');
  const address = mapped === null ? '' : formatAddress(mapped.address);
  return { file, line, code: 'flows.foreign-address', message: foreignAddressMessage(address, known) };
}

function printJson(
  session: Session,
  row: number,
  { flow, mapped }: FlowRow,
  { prediction, contained }: ReplayedRow,
  hasSeveral: boolean,
): void {
  const { ports, alternatives, rule } = prediction;
  const output: OutputTranslatedRow = {
    row,
    ...(hasSeveral ? { address: formatAddress(prediction.address) } : {}),
    ports: outputPorts(ports),
    ...(alternatives.length === 0
      ? {}
      : {
          alternatives: alternatives.map((other) => ({
            address: formatAddress(other.address),
            ports:
              flow.protocol === 50
                ? { kind: 'portless' as const }
                : outputPorts({ kind: 'any-of', ports: other.ports, sample: other.ports.first ?? 0 }),
          })),
        }),
    rule,
    ...(mapped === null || flow.protocol === 50 ? {} : { observed: mapped.port }),
    ...(contained === null ? {} : { contained }),
  };
  session.terminal.print(JSON.stringify(output));
}

/** The columns are of fixed width: the rows that come are not known yet. */
function printText(
  session: Session,
  row: number,
  { flow, mapped }: FlowRow,
  { prediction, contained }: ReplayedRow,
  hasSeveral: boolean,
): void {
  const { style } = session.terminal;
  const { protocol, inside, outside } = flow;
  const name = protocol === 17 ? 'udp' : protocol === 6 ? 'tcp' : 'esp';
  const text = (address: Address, port: number): string =>
    protocol === 50 ? formatAddress(address) : `${formatAddress(address)}:${port}`;
  const pool = hasSeveral ? `${formatAddress(prediction.address)}: ` : '';
  const after = pool + longPorts(prediction.ports);
  const mark = contained === false ? style.bad : style.good;
  const seen =
    mapped === null || contained === null
      ? ''
      : `  ${mark(observedText(text(mapped.address, mapped.port), contained))}`;
  const flowText = `${text(inside.address, inside.port).padEnd(21)} > ${text(outside.address, outside.port).padEnd(21)}`;
  session.terminal.print(
    `${`${row}`.padStart(6)}  ${name}  ${flowText}  ${after}  ${style.dim(ruleText(prediction.rule))}${seen}`,
  );
}
