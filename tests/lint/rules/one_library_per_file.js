// SPDX-License-Identifier: MIT
// Every foreign library is known to one file (or to one folder, where the table says so): whoever
// replaces a library edits one place; tests may make their inputs with any of them. A header that is
// neither C's, POSIX's nor in the table fails, so that a new dependency is decided and not slipped in.
import { C_FILES, files, includes } from '../tree.js';

const ALLOWED = [
  [/^microhttpd\.h$/, /^core\/http\/http_mhd\.c$/],
  [/^lmdb\.h$/, /^core\/store\/kv_lmdb\.c$/],
  [/^libpq-fe\.h$/, /^core\/store\/kv_postgres\.c$/],
  [/^(lua|lauxlib|lualib)\.h$/, /^core\/rules\//],
  [/^seccomp\.h$/, /^core\/rules\/child\.c$/],
  [/^cjson\/cJSON\.h$/, /^core\/base\/json_read\.c$/],
  [/^sodium\.h$/, /^core\/base\/crypto\.c$/],
  [/^cbor(\/.*)?\.h$/, /^core\/store\/cbor\.c$/],
  [/^unicode\//, /^core\/base\/viet\.c$/],
  [/^zip\.h$/, /^core\/paper\/archive\.c$/],
  [/^libxml\//, /^core\/paper\/xml_read\.c$/],
  [/^xlsxwriter\.h$/, /^core\/paper\/sheet_xlsx_write\.c$/],
  [/^csv\.h$/, /^core\/paper\/sheet_csv\.c$/],
  [/^cmark\.h$/, /^core\/paper\/markdown\.c$/],
  [/^qrencode\.h$/, /^core\/paper\/qr\.c$/],
  [/^(pango|cairo)/, /^core\/paper\/pdf[a-z_]*\.c$/],
  [/^curl\/curl\.h$/, /^core\/work\/outbox[a-z_]*\.c$/],
  [/^zlib\.h$/, /^core\/http\/[a-z_]+\.c$/],
  [/^(cmocka|setjmp)\.h$/, /^tests\//],
];

const SYSTEM = new Set(`
assert ctype errno fenv float inttypes limits locale math signal stdalign stdarg stdatomic stdbool
stddef stdint stdio stdlib stdnoreturn string time uchar wchar wctype
dirent dlfcn elf fcntl fnmatch ftw getopt glob iconv langinfo libgen malloc netdb poll pthread pwd grp regex sched
semaphore spawn strings syslog termios unistd
arpa/inet netinet/in netinet/tcp net/if
sys/epoll sys/eventfd sys/file sys/inotify sys/mman sys/prctl sys/random sys/resource sys/select sys/sendfile
sys/signalfd sys/socket sys/stat sys/statvfs sys/syscall sys/time sys/timerfd sys/types sys/uio sys/un sys/utsname sys/vfs sys/wait
linux/seccomp linux/filter linux/audit
sanitizer/asan_interface sanitizer/lsan_interface
`.trim().split(/\s+/).map((name) => `${name}.h`));

export function check(root) {
  const findings = [];
  const knownBy = new Map();
  for (const path of files(root, C_FILES))
    for (const { line, name, quoted } of includes(root, path)) {
      if (quoted || SYSTEM.has(name)) continue;
      const row = ALLOWED.find(([header]) => header.test(name));
      if (!row) findings.push({ path, line, text: `<${name}> belongs to no library this project has chosen` });
      else if (path.startsWith('tests/')) continue;
      else if (!row[1].test(path)) findings.push({ path, line, text: `<${name}> is known only to ${row[1].source}` });
      else if (!path.startsWith('core/rules/')) {
        const other = knownBy.get(row) ?? path;
        if (other !== path) findings.push({ path, line, text: `<${name}> is already known to ${other}` });
        knownBy.set(row, other);
      }
    }
  return findings;
}
