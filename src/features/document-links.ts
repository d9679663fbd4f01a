import type { Neighbours } from '../workspace/neighbours';
import type { Uri } from '../workspace/uri';
import type { Span } from '../scenario/model';

export interface DocumentLink {
  readonly span: Span;
  readonly target: Uri;
}

/** The `config:` paths of a scenario and the files that they lead to; empty for other files. */
export function documentLinks({ document, scenarios }: Neighbours): readonly DocumentLink[] {
  const linked = scenarios.find((one) => one.document === document);
  const scenario = document.scenario?.scenario ?? null;
  if (linked === undefined || scenario === null) return [];
  const places = [
    ...scenario.stages.map(({ config }) => config),
    ...scenario.acls.map(({ config }) => config),
  ];
  return places.flatMap((place) => {
    const target = place === null ? undefined : linked.configs.get(place.value);
    return place === null || target === undefined ? [] : [{ span: place.span, target }];
  });
}
