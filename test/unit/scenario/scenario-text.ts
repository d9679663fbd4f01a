import { parseScenario } from '../../../src/scenario/parse';

/** A scenario that is right, with one of its sections replaced or others added. */
export function scenarioText(sections: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    version: '1',
    pat: '{ profile: cisco-ios, address: 192.0.2.2 }',
    peers: '[{ name: alice, host: 192.168.100.11, gateway: 198.51.100.1 }]',
    ...sections,
  };
  return Object.entries(all)
    .map(([field, value]) => `${field}: ${value}\n`)
    .join('');
}

/** Each problem as `code «the text it points at»`. */
export function problemsOf(text: string): readonly string[] {
  return parseScenario(text).problems.map(
    ({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`,
  );
}
