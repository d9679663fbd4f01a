import { t } from '@vscode/l10n';
import type { ScenarioProblem } from '../scenario/model';
import type { ScenarioProblemCode } from '../scenario/problem-codes';

type Args = ScenarioProblem['args'];
type Sentence = (args: Args) => string;

/** The sentence for a problem of a scenario file's own text, or null for the code of another kind of problem. */
export function scenarioProblemMessage(problem: ScenarioProblem): string | null {
  const sentence = (sentences as Readonly<Record<string, Sentence>>)[problem.code];
  if (sentence === undefined) return null;
  const { suggestion } = problem.args;
  const text = sentence(problem.args);
  return suggestion === undefined ? text : `${text} ${t('Did you mean “{0}”?', suggestion)}`;
}

/** What a mapping of the format is called in a sentence. */
function partName(of: string | number | undefined): string {
  const names: Readonly<Record<string, string>> = {
    scenario: t('a scenario'),
    pat: t('a “pat” stage'),
    timeouts: t('“timeouts”'),
    peer: t('a peer'),
    local: t('“local”'),
    background: t('a background entry'),
    event: t('an event'),
    acl: t('an entry of “acls”'),
    gatewayNat: t('“gatewayNat”'),
    expectation: t('an expectation'),
  };
  return names[of ?? ''] ?? `“${of ?? ''}”`;
}

function wrongType(expected: string | number | undefined): string {
  switch (expected) {
    case 'mapping':
      return t('A mapping (“field: value”) is expected here.');
    case 'list':
      return t('A list (“- item”, or “[a, b]”) is expected here.');
    case 'number':
      return t('A number is expected here, without quotes.');
    case 'boolean':
      return t('“true” or “false” is expected here.');
    default:
      return t('A single value is expected here.');
  }
}

const sentences: Readonly<Record<ScenarioProblemCode, Sentence>> = {
  'scenario.too-large': ({ limit = '', size = '' }) =>
    t('The file has {0} bytes; a scenario may have at most {1}.', size, limit),
  'scenario.too-deep': ({ limit = '' }) => t('YAML is nested deeper than {0} levels here.', limit),
  'scenario.too-many-aliases': ({ limit = '' }) => t('A scenario may use at most {0} YAML aliases.', limit),
  'scenario.too-many-problems': ({ limit = '' }) =>
    t('There are more than {0} problems; the others are not shown.', limit),
  'scenario.unknown-anchor': ({ name = '' }) => t('No YAML anchor “&{0}” is defined above.', name),
  'scenario.several-documents': () => t('A scenario file holds one YAML document; what follows is not read.'),
  'scenario.yaml-syntax': ({ reason }) => yamlSyntax(reason),
  'scenario.empty': () => t('The scenario is empty: it needs “version”, “pat” and “peers”.'),
  'scenario.bad-key': () => t('A field name must be plain text.'),
  'scenario.unknown-field': ({ field = '', of }) => t('“{0}” is not a field of {1}.', field, partName(of)),
  'scenario.duplicate-field': ({ field = '' }) => t('“{0}” stands here twice; the first one is used.', field),
  'scenario.missing-field': ({ field = '', of }) => t('“{0}” is missing in {1}.', field, partName(of)),
  'scenario.missing-value': ({ field = '' }) => t('“{0}” has no value.', field),
  'scenario.wrong-type': ({ expected }) => wrongType(expected),
  'scenario.conflicting-fields': ({ field = '', other = '' }) =>
    t('“{0}” cannot stand beside “{1}”.', field, other),
  'scenario.empty-list': ({ field = '' }) => t('“{0}” needs at least one entry.', field),
  'scenario.unsupported-version': ({ found = '', supported = '' }) =>
    t('Version “{0}” of the scenario format is not known; this is version {1}.', found, supported),
  'scenario.bad-choice': ({ found = '', allowed = '' }) =>
    t('“{0}” is not one of the allowed values: {1}.', found, allowed),
  'scenario.bad-number': ({ found = '', first = '', last = '' }) =>
    t('“{0}” is not a whole number from {1} to {2}.', found, first, last),
  'scenario.quoted-number': ({ found = '' }) => t('Write the port {0} without quotes.', found),
  'scenario.bad-name': ({ limit = '' }) =>
    t('A name has 1 to {0} characters and no control characters.', limit),
  'scenario.bad-duration': ({ found = '' }) =>
    t('“{0}” is not a duration: write a number with a unit, such as 20s, 5m, 13m 20s, 8h or 1d.', found),
  'scenario.zero-duration': ({ found = '' }) => t('“{0}” must be longer than 0.', found),
  'scenario.bad-address': ({ found = '' }) =>
    t('“{0}” is not an IPv4 address; it would look like 192.168.100.11.', found),
  'scenario.ipv6-address': ({ found = '' }) =>
    t('“{0}” is an IPv6 address; only peers behind IPv4 PAT are predicted.', found),
  'scenario.bad-port': ({ found = '' }) => t('“{0}” is not a port; ports are 1 to 65535.', found),
  'scenario.reversed-range': ({ found = '' }) => t('The range “{0}” ends before it begins.', found),
  'scenario.bad-path': ({ found = '' }) =>
    t('“{0}” is not a relative path; paths are written relative to the scenario file.', found),
  'scenario.unknown-peer': ({ name = '' }) => t('No peer is called “{0}”.', name),
  'scenario.duplicate-peer': ({ name = '' }) => t('Another peer is called “{0}” already.', name),
  'scenario.name-without-number': ({ name = '', count = '' }) =>
    t('{0} hosts cannot share the name “{1}”; “{1}-{n}” numbers them.', { 0: count, 1: name, n: '{n}' }),
  'scenario.too-many-peers': ({ limit = '', count = '' }) =>
    t('With these hosts the scenario has {0} peers; at most {1} are simulated.', count, limit),
  'scenario.too-many-addresses': ({ limit = '', count = '' }) =>
    t('With this range the PAT has {0} addresses; at most {1} are simulated.', count, limit),
  'scenario.empty-expectation': () => t('The expectation says nothing: add “ike”, “stream” or “verdict”.'),
};

function yamlSyntax(reason: string | number | undefined): string {
  switch (reason) {
    case 'bad-indent':
      return t('The indentation does not fit the lines above.');
    case 'unclosed-list':
      return t('This list is not closed: its “]” is missing, or its lines are not indented.');
    case 'unclosed-mapping':
      return t('This mapping is not closed: its “}” is missing, or its lines are not indented.');
    case 'tab-as-indent':
      return t('YAML is indented with spaces, not with tabs.');
    case 'missing-char':
      return t('A character is missing here: a closing quote or bracket, a colon, a comma or a space.');
    case 'unexpected-token':
      return t('This is not expected here.');
    case 'bad-scalar-start':
      return t('A value that begins with this character needs quotes.');
    case 'bad-dq-escape':
      return t('This escape sequence is not known; use single quotes to keep the backslash.');
    case 'multiline-implicit-key':
    case 'block-as-implicit-key':
      return t('A field name and its colon must stand on one line; several values on one line need braces.');
    case 'block-in-flow':
      return t('Inside brackets or braces, values are separated by commas.');
    case 'bad-alias':
    case 'alias-props':
      return t('This YAML alias is not written correctly.');
    case 'tag-resolve-failed':
    case 'multiple-tags':
    case 'bad-collection-type':
      return t('YAML tags (“!…”) are not used in scenarios.');
    case 'bad-directive':
      return t('This YAML directive is not known.');
    default:
      return t('This is not valid YAML.');
  }
}
