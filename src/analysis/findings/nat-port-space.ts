import type { Address } from '../../engine/flow';
import { PortSet } from '../../engine/port-set';
import { valueOf, type Profile } from '../../engine/profile';
import { addressOfNameif, mappedAddresses } from '../asa/addresses';
import { groupBy } from '../group-by';
import { globalOf } from '../nat';
import { natRulePlace } from '../nat-rule-place';
import { endpointsOf } from '../network/endpoints';
import type { Device, PatPool } from '../situation';
import type { Study } from '../study';
import type { Translation } from '../translations';
import type { Concerned, Finding } from './finding';
import { studiedPeers, type Conversation, type Passage } from './ipsec-peers';

/** One conversation at one device that lets hosts share an address. */
interface Visit {
  readonly device: Device;
  readonly pool: PatPool;
  readonly natRule: number;
  readonly passage: Passage;
  readonly conversation: Conversation;
  readonly concerned: Concerned;
}

function visitsOf(study: Study): readonly Visit[] {
  return studiedPeers(study).flatMap(({ peer, conversations }) =>
    conversations.flatMap((conversation) =>
      conversation.passages.flatMap((passage): readonly Visit[] => {
        const { stage, treatment } = passage;
        const { device } = stage;
        if (device === null || treatment.kind !== 'overload' || treatment.natRule === null) return [];
        const pool = stage.pools[treatment.pool];
        if (pool === undefined) return [];
        const concerned = { peer: peer.name, translation: conversation.index };
        return [{ device, pool, natRule: treatment.natRule, passage, conversation, concerned }];
      }),
    ),
  );
}

/** The visits by the NAT rule that takes them in. */
function byRule(visits: readonly Visit[]): readonly (readonly [Visit, ...Visit[]])[] {
  return [...groupBy(visits, ({ device, natRule }) => `${device.id}\n${natRule}`).values()].flatMap(
    ([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]),
  );
}

function atRule(
  code: 'nat.esp-collision' | 'nat.ports-exhausted' | 'nat.port-never-kept',
  severity: Finding['severity'],
  [first, ...others]: readonly [Visit, ...Visit[]],
  args: Finding['args'],
): Finding {
  return {
    code,
    severity,
    file: first.device.id,
    place: natRulePlace(first.device.summary, first.natRule),
    concerned: [first, ...others].map(({ concerned }) => concerned),
    args,
    related: [],
  };
}

/** Conversations for which the device has no port left, at least in some start order. */
export function portsExhausted(study: Study): readonly Finding[] {
  const dropped = visitsOf(study).filter(({ conversation, passage }) =>
    drops(conversation.row, passage).some((reason) => !reason.startsWith('esp')),
  );
  return byRule(dropped).map((visits) =>
    atRule('nat.ports-exhausted', 'error', visits, { certain: Number(visits.every(isCertain)) }),
  );
}

/** Raw ESP of several hosts to one gateway, of which the device lets one through. */
export function espCollision(study: Study): readonly Finding[] {
  const raw = visitsOf(study).filter(({ conversation }) => conversation.row.protocol === 50);
  return byRule(raw).flatMap((visits) => {
    const gateways = groupBy(visits, ({ conversation }) => conversation.row.outside.address);
    return [...gateways.values()].flatMap((rivals): readonly Finding[] => {
      const [first, ...others] = rivals;
      const collides = rivals.some(({ conversation, passage }) =>
        drops(conversation.row, passage).includes('esp-conflict'),
      );
      return first === undefined || !collides
        ? []
        : [atRule('nat.esp-collision', 'error', [first, ...others], {})];
    });
  });
}

function isCertain({ passage }: Visit): boolean {
  return passage.outcome.prediction.ports.kind === 'dropped';
}

/** Why the device drops the conversation, in one start order or other. */
function drops({ orders = [], steps }: Translation, { outcome }: Passage): readonly string[] {
  const outcomes = [...steps, ...orders.flatMap((order) => order.steps)].filter(
    ({ stage }) => stage === outcome.stage,
  );
  return outcomes.flatMap(({ prediction }) =>
    prediction.ports.kind === 'dropped' ? [prediction.ports.reason] : [],
  );
}

/** Devices that give even the first peer another port than 500 or 4500, by every reading of their text. */
export function portNeverKept(study: Study): readonly Finding[] {
  const visits = visitsOf(study).filter(({ conversation, pool }) => {
    const { protocol, insideLocal, insidePorts, outside } = conversation.row;
    if (protocol !== 17 || insidePorts !== null) return false;
    const profiles = [pool.options, ...(pool.readings ?? []).map(({ options }) => options)];
    return (
      isIkePort(insideLocal.port) &&
      profiles.every(({ profile }) => neverKeeps(profile, insideLocal.port, outside.port))
    );
  });
  return byRule(visits).map((own) => {
    const ports = [...new Set(own.map(({ conversation }) => conversation.row.insideLocal.port))];
    const sorted = ports.sort((one, other) => one - other);
    return atRule('nat.port-never-kept', 'info', own, {
      ports: sorted.join(', '),
      profile: own[0].pool.options.profile.title,
    });
  });
}

function isIkePort(port: number): boolean {
  return port === 500 || port === 4500;
}

function neverKeeps({ rules }: Profile, inside: number, outside: number): boolean {
  const rule = rules.find(({ match = {} }) => {
    const { protocol = 'udp', insidePorts, outsidePorts } = match;
    return (
      protocol === 'udp' &&
      (insidePorts === undefined || PortSet.from(insidePorts).has(inside)) &&
      (outsidePorts === undefined || PortSet.from(outsidePorts).has(outside))
    );
  });
  if (rule === undefined) return false;
  const keep = valueOf(rule.keep);
  if (keep === 'always') return false;
  return keep === 'never' || !PortSet.from(keep).has(inside);
}

/** A static entry that holds UDP ports of an address. */
interface Holder {
  readonly rule: number;
  readonly local: Address | null;
  readonly address: Address;
  /** Null: all of them. */
  readonly port: number | null;
}

/**
 * Static entries, or the device's own IKE, that have 500 or 4500 of the address that peers share: nobody behind it gets that
 * port, and the entry takes what is meant for the device's own IKE as well.
 */
export function staticTakesPort(study: Study): readonly Finding[] {
  const visits = visitsOf(study);
  return byRule(visits).flatMap((own) => [...heldByStatics(own), ...heldByOwnIke(own)]);
}

function heldByStatics(visits: readonly [Visit, ...Visit[]]): readonly Finding[] {
  const { device } = visits[0];
  return holdersOf(device).flatMap((holder): readonly Finding[] => {
    const losers = visits.filter(({ pool, conversation: { row } }) => {
      const takes =
        holder.port === null ? isIkePort(row.insideLocal.port) : row.insideLocal.port === holder.port;
      return (
        row.protocol === 17 &&
        row.insideLocal.address !== holder.local &&
        pool.options.addresses.length === 1 &&
        pool.options.addresses[0] === holder.address &&
        takes
      );
    });
    return losers.length === 0 ? [] : [heldFinding(device, holder, losers)];
  });
}

/**
 * Where no peer behind the device loses it, an entry that takes a port of the device's own IKE: its tunnels do not come up.
 * `known` are the findings of the device so far.
 */
export function staticTakesOwnIke(device: Device, known: readonly Finding[]): readonly Finding[] {
  const { summary } = device;
  const own = new Set(endpointsOf(summary).map(({ localAddress }) => localAddress));
  const marked = new Set(
    known.filter(({ code }) => code === 'nat.static-takes-port').map(({ place }) => JSON.stringify(place)),
  );
  return holdersOf(device)
    .filter(({ address, port }) => own.has(address) && port !== null)
    .map((holder) => heldFinding(device, holder, []))
    .filter(({ place }) => !marked.has(JSON.stringify(place)));
}

function heldFinding(device: Device, { rule, port, address }: Holder, losers: readonly Visit[]): Finding {
  const own = endpointsOf(device.summary).some(({ localAddress }) => localAddress === address);
  return {
    code: 'nat.static-takes-port',
    severity: 'warning',
    file: device.id,
    place: natRulePlace(device.summary, rule),
    concerned: losers.map(({ concerned }) => concerned),
    args: { kind: losers.length === 0 ? 'own-ike-captured' : 'static', port: port ?? '', own: Number(own) },
    related: [],
  };
}

/** IKE of the device itself on the shared address: certain where IOS-XE overloads an interface, possible elsewhere. */
function heldByOwnIke(visits: readonly [Visit, ...Visit[]]): readonly Finding[] {
  const [{ device, natRule, pool }] = visits;
  const own = endpointsOf(device.summary).map(({ localAddress }) => localAddress);
  const [address] = pool.options.addresses;
  if (pool.addressUnknown || pool.options.addresses.length > 1 || !own.includes(address ?? null)) return [];
  const losers = visits.filter(
    ({ conversation: { row } }) => row.protocol === 17 && isIkePort(row.insideLocal.port),
  );
  if (losers.length === 0) return [];
  const rule = device.summary.natRules[natRule];
  const certain =
    device.summary.dialect === 'ios-xe' && rule?.kind === 'dynamic' && rule.target.kind === 'interface';
  return [
    {
      code: 'nat.static-takes-port',
      severity: 'warning',
      file: device.id,
      place: natRulePlace(device.summary, natRule),
      concerned: losers.map(({ concerned }) => concerned),
      args: { kind: certain ? 'own-ike' : 'own-ike-may' },
      related: [],
    },
  ];
}

function holdersOf({ summary }: Device): readonly Holder[] {
  const { natRules, records = {}, dialect } = summary;
  const { asaNatRules = [], legacyNatRules = [], legacyStatics = [] } = records;
  if (dialect !== 'asa') {
    return natRules.flatMap((rule, index): readonly Holder[] => {
      if (rule.kind !== 'static' || rule.networkMask !== undefined) return [];
      return holder(index, rule.local, globalOf(summary, rule), rule.protocol, rule.globalPort);
    });
  }
  return [
    ...asaNatRules.flatMap((rule, index): readonly Holder[] => {
      if (rule.type !== 'static' || rule.inactive || rule.ports === null) return [];
      const [address = null] = mappedAddresses(summary, rule.mapped, rule.mappedInterface);
      return holder(index, null, address, rule.ports.protocol, rule.ports.mapped);
    }),
    ...legacyStatics.flatMap((rule, index): readonly Holder[] => {
      const address = rule.mapped ?? addressOfNameif(summary, rule.mappedInterface);
      const at = asaNatRules.length + legacyNatRules.length + index;
      return rule.protocol === null ? [] : holder(at, rule.real, address, rule.protocol, rule.mappedPort);
    }),
  ];
}

function holder(
  rule: number,
  local: Address | null,
  address: Address | null,
  protocol: number | null,
  port: number | null,
): readonly Holder[] {
  if (address === null || (protocol !== null && protocol !== 17)) return [];
  return port === null || isIkePort(port) ? [{ rule, local, address, port }] : [];
}
