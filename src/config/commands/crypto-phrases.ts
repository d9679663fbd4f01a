/** Parts of IPsec commands that IOS and ASA write alike. */
export const lifetime = '{ seconds <number> | kilobytes { disable | unlimited | <number> } }...';
export const replay = 'replay { disable | window-size <number> }';
export const pfs =
  'set pfs [ { group1 | group2 | group5 | group14 | group15 | group16 | group19 | group20 | group21 | group24 } ]';
