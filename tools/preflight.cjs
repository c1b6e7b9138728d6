/*
 * Refuses a Node that is too old, in one line. Every npm script preloads it (node --require), so it runs before any
 * module of the game is read. It must parse on very old Node: no syntax newer than ES5 here.
 */
var wanted = [22, 18];
var found = process.versions.node.split('.').map(Number);
var tooOld = found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1]);
if (tooOld) {
  process.stderr.write('Allow Negative needs Node ' + wanted.join('.') + ' or newer; this is Node ' + process.versions.node + '.\n');
  process.exit(1);
}
