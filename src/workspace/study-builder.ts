import { situationFromConfig } from '../analysis/from-config';
import { peersAround, situationFromNetwork } from '../analysis/from-network';
import { situationFromScenario, type Overrides, type Surroundings } from '../analysis/from-scenario';
import { buildNetwork, buildNetworkInSteps, type Network } from '../analysis/network/network';
import { remoteRouters } from '../analysis/network/peers';
import type { Device } from '../analysis/situation';
import { momentsOf, play } from '../analysis/scenario-run';
import { studyInSteps, type Study } from '../analysis/study';
import { unpackEntries } from '../config/assembly/entry-views';
import type { DeviceSummary } from '../config/model';
import type { Timeline } from '../ipsec/timeline';
import type { Scenario, ScenarioProblem } from '../scenario/model';
import type { DeviceProvider, KnownDevices } from './device-provider';
import { TextDocument } from './document';
import type { DocumentStore } from './document-store';
import { configPaths, type ScenarioFinder } from './scenario-finder';
import type { ScenarioPaths } from './scenario-paths';
import { profileIn, type GoverningSettings, type SettingsFinder } from './settings-finder';
import type { FileStudy, RefusedScenario, Snapshot } from './snapshot';
import { atOnce, inSlices, type Steps } from './slices';
import type { Uri } from './uri';
import type { WorkspaceOptions } from './workspace';

/** What the caller wants other than the files say. */
export interface StudyRequest {
  /** The scenario that annotates a config; without it the first beside the config that names it. */
  readonly scenario?: Uri;
  readonly overrides?: Overrides;
  readonly assumedPeers?: number;
}

interface Solved {
  readonly study: Study | null;
  readonly problems: readonly ScenarioProblem[];
}

interface Cached {
  readonly inputs: readonly unknown[];
  readonly solved: Promise<Solved>;
}

interface Building {
  readonly devices: readonly Device[];
  readonly network: Promise<Network>;
}

/** Builds snapshots; a study is run again only when a scenario or a device summary that it reads is another one by value. */
export class StudyBuilder {
  private readonly cache = new Map<Uri, Cached>();

  constructor(
    private readonly store: DocumentStore,
    private readonly paths: ScenarioPaths,
    private readonly finder: ScenarioFinder,
    private readonly settings: SettingsFinder,
    private readonly devices: KnownDevices,
    private readonly provider: DeviceProvider,
    private readonly options: WorkspaceOptions,
  ) {}

  async snapshot(uri: Uri, request: StudyRequest): Promise<Snapshot> {
    const loaded = new Map<Uri, TextDocument>();
    const governing = await this.settings.above(uri);
    const document = await this.load(uri, loaded);
    const parts = { document, governing, loaded };
    if (document === undefined) return snapshotOf(parts, null);
    if (document.isScenario) {
      const { fileStudy, problems } = await this.ofScenario(document, governing, request, loaded);
      const own = document.scenario?.problems ?? [];
      return snapshotOf(parts, fileStudy, [...own, ...problems]);
    }
    if (document.summary === null) return snapshotOf(parts, null);
    await inSlices(unpackEntries(document.summary.accessLists));
    const scenario = await this.scenarioFor(uri, request, loaded);
    let refused: RefusedScenario | null = null;
    if (scenario !== undefined) {
      const above = await this.settings.above(scenario.uri);
      const { fileStudy, problems } = await this.ofScenario(scenario, above, request, loaded);
      const all = [...(scenario.scenario?.problems ?? []), ...problems];
      // What is left of a scenario without its faulty parts is another scenario, with other ports.
      if (fileStudy !== null && all.length === 0) return snapshotOf(parts, fileStudy);
      refused = { uri: scenario.uri, problems: all };
    }
    const { fileStudy, unmetPeers } = await this.ofConfig(
      document,
      document.summary,
      governing,
      request,
      loaded,
    );
    return { ...snapshotOf(parts, fileStudy), unmetPeers, refusedScenario: refused };
  }

  letGo(uri: Uri): void {
    this.cache.delete(uri);
    this.latest.delete(uri);
  }

  private async load(uri: Uri, loaded: Map<Uri, TextDocument>): Promise<TextDocument | undefined> {
    const document = await this.store.load(uri);
    if (!(document instanceof TextDocument)) return undefined;
    loaded.set(uri, document);
    return document;
  }

  /** A file that is there already, without waiting for it. */
  private ready(uri: Uri, loaded: Map<Uri, TextDocument>): TextDocument | undefined {
    const document = this.store.ready(uri);
    if (document !== undefined) loaded.set(uri, document);
    return document;
  }

  private async scenarioFor(
    uri: Uri,
    request: StudyRequest,
    loaded: Map<Uri, TextDocument>,
  ): Promise<TextDocument | undefined> {
    if (request.scenario !== undefined) return this.load(request.scenario, loaded);
    const [first] = await this.finder.naming(uri);
    if (first !== undefined) loaded.set(first.uri, first);
    return first;
  }

  private async ofScenario(
    document: TextDocument,
    governing: GoverningSettings,
    request: StudyRequest,
    loaded: Map<Uri, TextDocument>,
  ): Promise<{ readonly fileStudy: FileStudy | null; readonly problems: readonly ScenarioProblem[] }> {
    const scenario = document.scenario?.scenario ?? null;
    if (scenario === null) return { fileStudy: null, problems: [] };
    const { devices, problems } = await this.devicesOf(document.uri, scenario, loaded);
    const inputs = [scenario, governing, ...devices.values(), ...overrideInputs(request)];
    const solve = function* (
      changed: ReadonlyMap<Uri, DeviceSummary>,
      before: Study | null = null,
    ): Steps<Solved> {
      const configOf = (path: string): Device | null => {
        const device = devices.get(path);
        return device === undefined ? null : changedDevice(device, changed);
      };
      const around = surroundings(governing, configOf);
      const { situation, problems: found } = situationFromScenario(scenario, around, request.overrides);
      return { study: situation === null ? null : yield* studyInSteps(situation, before), problems: found };
    };
    const solved = await this.solved(document.uri, request, inputs, (before) => solve(unchanged, before));
    const restudy = (changed: ReadonlyMap<Uri, DeviceSummary>): Study | null => atOnce(solve(changed)).study;
    const fileStudy = fileStudyOf(solved.study, document.uri, scenario, restudy);
    const unresolved = solved.problems.filter(
      (problem) => !problems.some((other) => other.span.start === problem.span.start),
    );
    return { fileStudy, problems: [...problems, ...unresolved] };
  }

  /** The configs that a scenario names, by path, and the paths that leave the folder. */
  private async devicesOf(
    uri: Uri,
    scenario: Scenario,
    loaded: Map<Uri, TextDocument>,
  ): Promise<{
    readonly devices: ReadonlyMap<string, Device>;
    readonly problems: readonly ScenarioProblem[];
  }> {
    const devices = new Map<string, Device>();
    const problems: ScenarioProblem[] = [];
    for (const path of configPaths(scenario)) {
      const resolved = await this.paths.resolve(uri, path);
      if (resolved.kind === 'outside') {
        for (const span of spansOf(scenario, path)) {
          problems.push({ code: 'scenario.path-outside', span, args: { path } });
        }
        continue;
      }
      const document = await this.load(resolved.uri, loaded);
      const summary = document?.summary ?? null;
      if (summary !== null) devices.set(path, this.devices.of(resolved.uri, summary));
    }
    return { devices, problems };
  }

  /** The peers that the configs around bring here, else hosts that stand for some. */
  private async ofConfig(
    document: TextDocument,
    summary: DeviceSummary,
    governing: GoverningSettings,
    request: StudyRequest,
    loaded: Map<Uri, TextDocument>,
  ): Promise<Pick<Snapshot, 'fileStudy' | 'unmetPeers'>> {
    const device = this.devices.of(document.uri, summary);
    const network = await this.networkAround(device, loaded);
    const unmetPeers = network.unmetPeers.filter(({ at }) => at.file === device.id);
    for (const { file } of unmetPeers.flatMap(({ owners }) => owners)) {
      if (!loaded.has(file)) await this.load(file, loaded);
    }
    const peers = peersAround(network, device.id);
    const around = surroundings(governing, () => null);
    if (peers.length > 0) {
      const inputs = [device, governing, ...peers, ...overrideInputs(request)];
      const solve = function* (found: typeof peers, before: Study | null = null): Steps<Solved> {
        const situation = situationFromNetwork(found, around, request.overrides);
        return { study: situation === null ? null : yield* studyInSteps(situation, before), problems: [] };
      };
      const solved = await this.solved(document.uri, request, inputs, (before) => solve(peers, before));
      const restudy = (changed: ReadonlyMap<Uri, DeviceSummary>): Study | null => {
        const devices = network.devices.map((one) => changedDevice(one, changed));
        return atOnce(solve(peersAround(buildNetwork(devices, network), device.id))).study;
      };
      if (solved.study !== null) {
        return { fileStudy: fileStudyOf(solved.study, null, null, restudy), unmetPeers };
      }
    }
    const { assumedPeers } = this.options;
    const assumed =
      request.assumedPeers ?? (typeof assumedPeers === 'number' ? assumedPeers : assumedPeers());
    const inputs = [device, governing, assumed, ...overrideInputs(request)];
    const solve = function* (
      changed: ReadonlyMap<Uri, DeviceSummary>,
      before: Study | null = null,
    ): Steps<Solved> {
      const own = changedDevice(device, changed);
      const situation = situationFromConfig(own, around, assumed, request.overrides);
      return { study: situation === null ? null : yield* studyInSteps(situation, before), problems: [] };
    };
    const solved = await this.solved(document.uri, request, inputs, (before) => solve(unchanged, before));
    const restudy = (changed: ReadonlyMap<Uri, DeviceSummary>): Study | null => atOnce(solve(changed)).study;
    return { fileStudy: fileStudyOf(solved.study, null, null, restudy), unmetPeers };
  }

  /** The network around a device, in which those on the way of its peers are known as a whole; they are loaded as well. */
  private async networkAround(own: Device, loaded: Map<Uri, TextDocument>): Promise<Network> {
    const { root, devices } = await this.provider.devicesAround(own.id);
    let around = this.withOwn(root, devices, own);
    for (;;) {
      const network = await this.networkOf(root, around);
      const whole = await this.wholeDevices(network, own, loaded);
      if (whole.size === 0) return network;
      around = around.map((device) => whole.get(device.id) ?? device);
    }
  }

  /** Devices with one of them as it is now: the same array where they are, which the last network tells at once. */
  private withOwn(root: Uri, devices: readonly Device[], own: Device): readonly Device[] {
    const known = this.networks.get(root);
    if (known?.devices === devices && known.device(own.id) === own) return devices;
    const at = devices.findIndex(({ id }) => id === own.id);
    if (at < 0) return [...devices, own];
    return devices[at] === own ? devices : devices.with(at, own);
  }

  /** Devices that the network knows in part, and that matter for the peers of one. */
  private async wholeDevices(
    network: Network,
    own: Device,
    loaded: Map<Uri, TextDocument>,
  ): Promise<ReadonlyMap<Uri, Device>> {
    const onWay = peersAround(network, own.id).flatMap(({ path }) => path.hops.map(({ device }) => device));
    const whole = new Map<Uri, Device>();
    for (const { id, summary } of new Set([...onWay, ...remoteRouters(network, own)])) {
      const document = loaded.get(id) ?? this.ready(id, loaded) ?? (await this.load(id, loaded));
      const found = document?.summary ?? null;
      if (id === own.id || found === null || found === summary) continue;
      const device = this.devices.of(id, found);
      if (!this.store.isOpen(id)) this.devices.keep(device);
      whole.set(id, device);
    }
    return whole;
  }

  private readonly networks = new Map<Uri, Network>();
  /** Below each folder, the network that is being built. */
  private readonly building = new Map<Uri, Building>();

  /** The network of the devices below a folder; what did not change since the last one is taken over. */
  private async networkOf(folder: Uri, devices: readonly Device[]): Promise<Network> {
    const known = this.networks.get(folder);
    if (known !== undefined && sameDevices(known.devices, devices)) return known;
    const building = this.building.get(folder);
    if (building !== undefined && sameDevices(building.devices, devices)) return building.network;
    const network = inSlices(buildNetworkInSteps(devices, known ?? null));
    this.building.set(folder, { devices, network });
    const built = await network;
    // A later version may have been asked for meanwhile.
    if (this.building.get(folder)?.network !== network) return built;
    this.building.delete(folder);
    this.networks.set(folder, built);
    return built;
  }

  /** What is shown in the files and what somebody tries out beside it are kept apart, so that neither drives out the other. */
  private solved(
    uri: Uri,
    { overrides }: StudyRequest,
    inputs: readonly unknown[],
    solve: (before: Study | null) => Steps<Solved>,
  ): Promise<Solved> {
    const key = overrides === undefined ? uri : `${uri}#overrides`;
    const known = this.cache.get(key);
    const isSame =
      known?.inputs.length === inputs.length && known.inputs.every((input, at) => input === inputs[at]);
    if (isSame) return known.solved;
    const solved = this.inSlices(key, solve(this.latest.get(key) ?? null));
    this.cache.set(key, { inputs, solved });
    return solved;
  }

  /** The last study that was finished, from which the next one is made. */
  private readonly latest = new Map<string, Study>();

  private async inSlices(key: string, steps: Steps<Solved>): Promise<Solved> {
    const solved = await inSlices(steps);
    if (solved.study !== null) this.latest.set(key, solved.study);
    return solved;
  }
}

/** `moments` of a scenario's expectations lie within its run; a caller that asks for others plays its own. */
function fileStudyOf(
  found: Study | null,
  uri: Uri | null,
  scenario: Scenario | null,
  restudy: FileStudy['restudy'],
): FileStudy | null {
  if (found === null) return null;
  let timeline: Timeline | null = null;
  return {
    study: found,
    scenario: uri,
    timeline: () => {
      if (scenario !== null) timeline ??= play(found.situation, momentsOf(scenario));
      return timeline;
    },
    restudy,
  };
}

const unchanged: ReadonlyMap<Uri, DeviceSummary> = new Map();

function sameDevices(one: readonly Device[], other: readonly Device[]): boolean {
  return one === other || (one.length === other.length && one.every((device, at) => device === other[at]));
}

function changedDevice(device: Device, changed: ReadonlyMap<Uri, DeviceSummary>): Device {
  const summary = changed.get(device.id);
  return summary === undefined ? device : { id: device.id, summary };
}

function surroundings(governing: GoverningSettings, config: Surroundings['config']): Surroundings {
  return {
    config,
    profile: (id) => profileIn(governing, id),
    defaultProfile: governing.settings.defaultProfile,
  };
}

function overrideInputs({ overrides }: StudyRequest): readonly unknown[] {
  return [overrides?.profile, overrides?.order, overrides?.ports?.join('-'), overrides?.sequence?.join(',')];
}

function spansOf(scenario: Scenario, path: string): readonly ScenarioProblem['span'][] {
  const places = [...scenario.stages.map((stage) => stage.config), ...scenario.acls.map((acl) => acl.config)];
  return places.flatMap((place) => (place?.value === path ? place.span : []));
}

function snapshotOf(
  {
    document,
    governing,
    loaded,
  }: Pick<Snapshot, 'document' | 'governing'> & { readonly loaded: ReadonlyMap<Uri, TextDocument> },
  fileStudy: FileStudy | null,
  scenarioProblems: readonly ScenarioProblem[] = [],
): Snapshot {
  return {
    document,
    governing,
    fileStudy,
    scenarioProblems,
    unmetPeers: [],
    refusedScenario: null,
    config: (uri) => loaded.get(uri)?.config ?? null,
    scenario: (uri) => loaded.get(uri)?.scenario ?? null,
  };
}
