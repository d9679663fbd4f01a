/**
 * A file's address as a string, `scheme://authority/path` or `scheme:/path`, each path segment percent-encoded but for `A-Za-z0-9-._~`: the
 * form that VS Code writes, so that equal files have equal strings.
 */
export type Uri = string;

/** The folder of a file, without a trailing slash. */
export function folderOf(uri: Uri): Uri {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), rootEnd(uri)));
}

/** The last segment, decoded. */
export function nameOf(uri: Uri): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

/** A relative path (`../a b.cfg`, with `/`) from a folder; `..` never goes above the root. */
export function join(folder: Uri, path: string): Uri {
  const root = rootEnd(folder);
  const segments = folder
    .slice(root)
    .split('/')
    .filter((segment) => segment !== '');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(encode(segment));
  }
  return `${folder.slice(0, root)}/${segments.join('/')}`;
}

/** Whether the file is in the folder or below it. */
export function isBelow(uri: Uri, folder: Uri): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path of a file as seen from a folder, decoded, with `/` and `..` where needed; `.` for the folder itself. */
export function relativePath(folder: Uri, uri: Uri): string {
  if (folder === uri) return '.';
  const from = folder.split('/');
  const to = uri.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common).map(decode)].join('/');
}

/** The folder itself and the folders above it, nearest first. */
export function* foldersUp(folder: Uri): Generator<Uri> {
  const root = rootEnd(folder);
  let current = folder;
  while (current.length > root) {
    yield current;
    current = folderOf(current);
  }
  yield current;
}

/** One path segment in the encoding of `Uri`. */
export function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Where the path begins: after `scheme://authority`, or after `scheme:` where no authority is. */
function rootEnd(uri: Uri): number {
  const scheme = uri.indexOf(':') + 1;
  if (!uri.startsWith('//', scheme)) return scheme;
  const slash = uri.indexOf('/', scheme + 2);
  return slash < 0 ? uri.length : slash;
}
