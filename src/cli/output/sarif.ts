import { version } from '../../../package.json';
import type { OutputFinding } from '../commands/check';
import type { Range } from './positions';

/** SARIF 2.1.0 (OASIS): one run, one rule for each code that occurs. */
export function sarifLog(findings: readonly OutputFinding[]): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pat-lens', version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ code, severity, file, range, message, related }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: levelOf(severity),
          message: { text: message },
          locations: [{ physicalLocation: physicalLocation(file, range) }],
          relatedLocations: related.map((place, id) => ({
            id,
            physicalLocation: physicalLocation(place.file, place.range),
            message: { text: place.message },
          })),
        })),
      },
    ],
  };
}

function levelOf(severity: OutputFinding['severity']): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function physicalLocation(file: string, { start, end }: Range): unknown {
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}
