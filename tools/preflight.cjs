/*
 * Refuses a Node that is too old, in one line, and keeps what Node compiles. Every npm script preloads it (node --require),
 * so it runs before any module of the game is read. It must parse on very old Node: no syntax newer than ES5 here.
 */
var wanted = [22, 18];
var found = process.versions.node.split('.').map(Number);
var folder;
var tooOld = found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1]);
if (tooOld) {
  process.stderr.write('Allow Negative needs Node ' + wanted.join('.') + ' or newer; this is Node ' + process.versions.node + '.\n');
  process.exit(1);
} else {
  /* What was stripped of its types and compiled is kept between starts, for threads too: they read the variable, not the call. */
  folder = process.env.NODE_COMPILE_CACHE || require('node:path').join(require('node:os').tmpdir(), 'node-compile-cache');
  require('node:module').enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
}
