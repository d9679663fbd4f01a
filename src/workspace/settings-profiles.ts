import type { Profile } from '../engine/profile';
import { findProfile } from '../engine/profiles/index';
import { validateProfile, type ProfileProblem } from '../engine/validate-profile';
import type { Read } from '../scenario/fields';
import type { Span } from '../scenario/model';
import { nearest } from '../scenario/nearest';
import { quotable, type Problems } from '../scenario/problems';
import type { MapTree, Tree } from '../scenario/tree';
import { itemsOf, textOf } from '../scenario/values';
import type { SettingsProblems } from './settings-problems';

/** Values of one profile, with those that YAML aliases repeat. */
const mostValues = 20_000;

/** `profiles`: a list of profiles in the shape of the built-in ones. One with a problem is left out. */
export function readOwnProfiles(own: SettingsProblems): Read<readonly Profile[]> {
  return (tree, yaml) => {
    const taken = new Set<string>();
    return (itemsOf(tree, 'profiles', yaml) ?? []).flatMap((item) => {
      const profile = readProfile(item, own, yaml);
      if (profile === null) return [];
      const span = spanAt(item, ['id']);
      const code = findProfile(profile.id) === undefined ? 'duplicate-profile' : 'built-in-profile';
      if (code === 'built-in-profile' || taken.has(profile.id)) {
        own.report(`settings.${code}`, span, { id: quotable(profile.id) });
        return [];
      }
      taken.add(profile.id);
      return [profile];
    });
  };
}

function readProfile(tree: Tree, own: SettingsProblems, yaml: Problems): Profile | null {
  if (sizeOf(tree, new Map()) > mostValues) {
    own.report('settings.too-many-values', headOf(tree), { limit: mostValues });
    return null;
  }
  const result = validateProfile(dataOf(tree, yaml));
  if ('profile' in result) return result.profile;
  for (const problem of result.problems) reportProblem(problem, tree, own);
  return null;
}

function reportProblem({ code, path, args }: ProfileProblem, tree: Tree, own: SettingsProblems): void {
  const field = args['field'];
  const name = typeof field === 'string' ? field : null;
  // A field's own name may have dots in it.
  const steps = stepsOf(name === null ? path : path.slice(0, Math.max(path.length - name.length - 1, 0)));
  const place = treeAt(tree, steps);
  const entry = place.kind === 'map' ? entryOf(place, name ?? '') : undefined;
  const allowed = args['allowed'];
  const suggestion = typeof allowed === 'string' ? nearest(textOf(place), allowed.split(', ')) : null;
  own.report(
    `settings.profile-${code}`,
    name === null ? (steps.length === 0 ? headOf(tree) : place.span) : (entry?.key.span ?? headOf(place)),
    {
      ...args,
      path: quotable(path),
      ...(suggestion === null ? {} : { suggestion }),
    },
  );
}

/** `rules[0].choose` as `rules`, `0`, `choose`. */
function stepsOf(path: string): readonly string[] {
  return path.split(/[.[\]]/).filter((step) => step !== '');
}

/** The value at a path, or the nearest one on the way to it. */
function treeAt(tree: Tree, steps: readonly string[]): Tree {
  let place = tree;
  for (const step of steps) {
    const next: Tree | undefined =
      place.kind === 'list'
        ? place.items[Number(step)]
        : place.kind === 'map'
          ? entryOf(place, step)?.value
          : undefined;
    if (next === undefined) return place;
    place = next;
  }
  return place;
}

function spanAt(tree: Tree, steps: readonly string[]): Span {
  return treeAt(tree, steps).span;
}

function entryOf(map: MapTree, name: string): MapTree['entries'][number] | undefined {
  return map.entries.find(({ key }) => key.value === name);
}

/** Where a problem of a whole value is shown, so that not many lines are underlined. */
function headOf(tree: Tree): Span {
  return tree.kind === 'map' ? (tree.entries[0]?.key.span ?? tree.span) : tree.span;
}

/** Values in all, each as often as it stands; aliases share their trees, so every one is counted once. */
function sizeOf(tree: Tree, known: Map<Tree, number>): number {
  const size = known.get(tree);
  if (size !== undefined) return size;
  const parts =
    tree.kind === 'map' ? tree.entries.map(({ value }) => value) : tree.kind === 'list' ? tree.items : [];
  const total = parts.reduce((sum, part) => sum + sizeOf(part, known), 1);
  known.set(tree, total);
  return total;
}

/** Plain data; of fields that stand twice the first one. */
function dataOf(tree: Tree, yaml: Problems): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map((item) => dataOf(item, yaml));
    case 'map': {
      const fields = new Map<string, unknown>();
      for (const { key, value } of tree.entries) {
        if (fields.has(key.value)) {
          yaml.report('scenario.duplicate-field', key.span, { field: quotable(key.value) });
        } else fields.set(key.value, dataOf(value, yaml));
      }
      return Object.fromEntries(fields);
    }
  }
}
