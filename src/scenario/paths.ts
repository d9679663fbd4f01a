import type { Read } from './fields';
import type { At } from './model';
import { textOf } from './values';

/** A path relative to the scenario; whether it stays inside the folder is known only where files are. */
export const readPath: Read<At<string>> = (tree, problems) => {
  const text = tree.kind === 'scalar' ? tree.text : '';
  const relative = text !== '' && !/^([/\\]|[a-z][a-z0-9+.-]*:)/i.test(text) && !/[\0\r\n]/.test(text);
  if (relative) return { value: text, span: tree.span };
  problems.report('scenario.bad-path', tree.span, { found: textOf(tree) });
  return null;
};
