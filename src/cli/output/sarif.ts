import { version } from '../../../package.json';
import type { Severity } from '../../analysis/findings/finding';
import type { OutputFinding } from '../check/output-finding';
import { defaultSeverity, type RulePages } from '../check/rule-pages';
import type { OutputFix } from './fixes';
import type { Range } from './positions';

/** SARIF 2.1.0 (OASIS): one run, one rule for each code that occurs; the results come first, as they are found. */
export class SarifRun {
  private readonly rules = new Map<string, number>();

  /** `isCompared`: the findings are those that a baseline does not have. */
  constructor(
    private readonly pages: RulePages,
    private readonly isCompared: boolean,
  ) {}

  /** The members of the log around those of its run, the members of the run before its results. */
  readonly log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' } as const;
  readonly columnKind = 'utf16CodeUnits';

  result(finding: OutputFinding): unknown {
    const { code, severity, file, range, message, fingerprint, related, fixes } = finding;
    return {
      ruleId: code,
      ruleIndex: this.ruleIndex(code),
      level: levelOf(severity),
      message: { text: message },
      ...(this.isCompared ? { baselineState: 'new' } : {}),
      locations: [{ physicalLocation: physicalLocation(file, range) }],
      partialFingerprints: { 'patLensFinding/v1': fingerprint },
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: physicalLocation(place.file, place.range),
        message: { text: place.message },
      })),
      ...(fixes.length > 0 ? { fixes: fixes.map(fixOf) } : {}),
    };
  }

  /** What made the results, with the rules that they name. */
  tool(): unknown {
    const rules = [...this.rules.keys()].map((id) => {
      const page = this.pages.of(id);
      const level = levelOf(defaultSeverity(id));
      const help =
        page === null
          ? {}
          : { shortDescription: { text: page.summary }, help: { text: page.page, markdown: page.page } };
      return { id, ...help, defaultConfiguration: { level } };
    });
    return { driver: { name: 'pat-lens', version, rules } };
  }

  private ruleIndex(code: string): number {
    const index = this.rules.get(code) ?? this.rules.size;
    this.rules.set(code, index);
    return index;
  }
}

function fixOf({ title, edits }: OutputFix): unknown {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
    })),
  };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' | 'none' {
  if (severity === 'off') return 'none';
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function physicalLocation(file: string, range: Range): unknown {
  return { artifactLocation: artifactLocation(file), region: region(range) };
}

/** Relative to the working directory. */
function artifactLocation(file: string): unknown {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function region({ start, end }: Range): unknown {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
