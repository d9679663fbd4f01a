import { resolve } from 'node:path';
import { encode, relativePath, type Uri } from '../workspace/uri';

/** The address of a path, relative ones from the working directory; drive letters as VS Code writes them. */
export function uriOfPath(path: string, workingDirectory: string): Uri {
  const segments = resolve(workingDirectory, path)
    .split(/[\\/]/)
    .filter((segment) => segment !== '')
    .map((segment, index) =>
      encode(index === 0 && /^[A-Z]:$/.test(segment) ? segment.toLowerCase() : segment),
    );
  return `file:///${segments.join('/')}`;
}

/** The path of a file address for the operating system. */
export function pathOfUri(uri: Uri): string {
  const path = decodeURIComponent(uri.slice('file://'.length));
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** What output and errors call a file: relative to the working directory, with `/`. */
export function displayPath(uri: Uri, workingDirectory: string): string {
  const path = relativePath(uriOfPath('.', workingDirectory), uri);
  return path === '' ? '.' : path;
}
