/** Why it is not certain that an ACE matches; the verdict then supposes that it does, and says so. */
export type Doubt =
  | { readonly code: 'address-unknown' }
  | { readonly code: 'placeholder'; readonly text: string }
  | { readonly code: 'group-unknown'; readonly name: string }
  | { readonly code: 'name-unresolved'; readonly name: string }
  | { readonly code: 'time-range'; readonly name: string }
  /** The line asks for something of the packet that no text tells, such as `dscp ef`. */
  | { readonly code: 'condition'; readonly text: string };
