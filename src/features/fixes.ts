import { applyEdits } from '../analysis/fixes/apply';
import type { FileEdits, FixProposal, FixTitle } from '../analysis/fixes/fix';
import { proposalsFor } from '../analysis/fixes/proposals';
import { isProven, type Analysed } from '../analysis/fixes/prove';
import type { Finding } from '../analysis/findings/finding';
import { findingsOf } from '../analysis/findings/findings';
import type { Study } from '../analysis/study';
import { ConfigBlocks } from '../config/blocks';
import type { ConfigDocument } from '../config/model';
import type { Snapshot } from '../workspace/snapshot';
import type { Uri } from '../workspace/uri';
import { deviceOf } from './file-annotations';
import { allFindings, shownFindings, type ShownFinding, type StudiedConfig } from './shown-findings';

/** An edit that ends a finding, as analysing the edited text has shown. */
export interface ProvenFix {
  readonly finding: ShownFinding;
  readonly title: FixTitle;
  readonly preferred: boolean;
  readonly changes: readonly FileEdits[];
}

/** The proven fixes of one finding about the snapshot's file, the preferred one first. */
export function fixesOf(snapshot: Snapshot, shown: ShownFinding): readonly ProvenFix[] {
  return new Workbench(snapshot).fixesOf(shown);
}

/** The proven fixes of every finding about the snapshot's file that lies within a part of its text. */
export function fixesWithin(snapshot: Snapshot, start: number, end: number): readonly ProvenFix[] {
  const bench = new Workbench(snapshot);
  return bench
    .findings()
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((shown) => bench.fixesOf(shown));
}

/** The texts after every preferred fix that can be proven, one after the other; only files that have changed. */
export function fixAll(
  snapshot: Snapshot,
  isWanted: (finding: ShownFinding) => boolean = () => true,
): ReadonlyMap<Uri, { readonly before: string; readonly after: string; readonly fixes: number }> {
  const bench = new Workbench(snapshot);
  const fixed = new Map<Uri, number>();
  const failed = new Set<string>();
  for (;;) {
    const fix = bench.firstPreferred(isWanted, failed);
    if (fix === null) break;
    for (const { file } of fix.changes) fixed.set(file, (fixed.get(file) ?? 0) + 1);
    bench.apply(fix.changes);
  }
  return new Map(
    [...fixed].map(([file, fixes]) => [
      file,
      { before: bench.original(file)?.text ?? '', after: bench.config(file)?.text ?? '', fixes },
    ]),
  );
}

/** The versions of the files that edits have made so far, with what is known of them. */
class Workbench {
  private readonly changed = new Map<Uri, ConfigDocument>();
  private study: Study | null;
  private analysed: Analysed | null = null;

  constructor(private readonly snapshot: Snapshot) {
    this.study = snapshot.fileStudy?.study ?? null;
  }

  original(file: Uri): ConfigDocument | null {
    const { document } = this.snapshot;
    return document?.uri === file ? document.config : this.snapshot.config(file);
  }

  config(file: Uri): ConfigDocument | null {
    return this.changed.get(file) ?? this.original(file);
  }

  /** What is shown about the snapshot's own file. */
  findings(): readonly ShownFinding[] {
    const studied = studiedFile(this.snapshot, this.ownConfig(), this.study);
    return studied === null ? [] : shownFindings(studied, this.snapshot.governing.settings.severity);
  }

  fixesOf(shown: ShownFinding): readonly ProvenFix[] {
    const config = this.config(shown.finding.file);
    if (config === null) return [];
    return proposalsFor(shown.finding, config, this.study, (file) => this.config(file))
      .filter((proposal) => this.proves(shown.finding, proposal))
      .map(({ title, preferred, changes }) => ({ finding: shown, title, preferred, changes }));
  }

  /** The first finding that a preferred fix ends; those that none ends are added to `failed`. */
  firstPreferred(isWanted: (finding: ShownFinding) => boolean, failed: Set<string>): ProvenFix | null {
    for (const shown of this.findings()) {
      const key = JSON.stringify([shown.finding.code, shown.finding.args, shown.finding.concerned]);
      if (failed.has(key) || !isWanted(shown)) continue;
      const fix = this.fixesOf(shown).find(({ preferred }) => preferred);
      if (fix !== undefined) return fix;
      failed.add(key);
    }
    return null;
  }

  apply(changes: readonly FileEdits[]): void {
    for (const [file, config] of this.edited(changes) ?? []) this.changed.set(file, config);
    this.study = this.restudied(this.changed);
    this.analysed = null;
  }

  private proves(finding: Finding, proposal: FixProposal): boolean {
    const edited = this.edited(proposal.changes);
    if (edited === null) return false;
    const files = new Set([finding.file, ...edited.keys()]);
    const before = (this.analysed ??= this.analyse(files, this.changed, this.study));
    const versions = new Map([...this.changed, ...edited]);
    const after = this.analyse(files, versions, this.restudied(versions));
    return isProven(finding, proposal, before, after);
  }

  private edited(changes: readonly FileEdits[]): ReadonlyMap<Uri, ConfigDocument> | null {
    const edited = new Map<Uri, ConfigDocument>();
    for (const { file, edits } of changes) {
      const config = this.config(file);
      if (config === null) return null;
      edited.set(file, applyEdits(config, edits));
    }
    return edited;
  }

  private restudied(versions: ReadonlyMap<Uri, ConfigDocument>): Study | null {
    const summaries = new Map([...versions].map(([file, { summary }]) => [file, summary]));
    return this.snapshot.fileStudy?.restudy(summaries) ?? null;
  }

  private analyse(
    files: ReadonlySet<Uri>,
    versions: ReadonlyMap<Uri, ConfigDocument>,
    study: Study | null,
  ): Analysed {
    const configOf = (file: Uri): ConfigDocument | null => versions.get(file) ?? this.original(file);
    const elsewhere = study === null ? [] : findingsOf(study).filter(({ file }) => !files.has(file));
    const here = [...files].flatMap((file) => {
      const studied = studiedOf(file, configOf(file), study);
      return studied === null ? [] : allFindings(studied);
    });
    return {
      study,
      findings: [...elsewhere, ...here],
      device: (file) => studiedOf(file, configOf(file), study)?.device ?? null,
    };
  }

  private ownConfig(): ConfigDocument | null {
    const { document } = this.snapshot;
    return document === undefined ? null : this.config(document.uri);
  }
}

function studiedFile(
  snapshot: Snapshot,
  config: ConfigDocument | null,
  study: Study | null,
): StudiedConfig | null {
  const device = deviceOf(snapshot);
  return device === null ? null : studiedOf(device.id, config, study);
}

function studiedOf(file: Uri, config: ConfigDocument | null, study: Study | null): StudiedConfig | null {
  if (config === null) return null;
  return {
    config,
    blocks: ConfigBlocks.of(config, null),
    device: { id: file, summary: config.summary },
    study,
  };
}
