/*
 * Loaded before the C library of a server under test. Writes down, in one order, what reaches the database file, its -wal and its
 * -journal (writes, syncs, truncations, deletions) and what is sent over sockets, so that a test can tell what a power cut at any
 * moment would have left, and what anybody had been sent by then. The shared-memory file is left out: SQLite makes it anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 4096
#define DATABASE "crosstable.sqlite"

enum { NO_FILE = 0, DATABASE_FILE = 1, WAL_FILE = 2, JOURNAL_FILE = 3 };

struct header {
  uint8_t op;
  uint8_t file;
  uint16_t padding;
  uint32_t length;
  uint64_t offset;
  /* The clock that all processes of this machine share, when the call began. */
  uint64_t began_ns;
};

static unsigned char file_of[MOST_FILES];
static pthread_mutex_t in_order = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("RECORD_TO");
  if (path == NULL) abort();
  record_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (record_fd < 0) abort();
}

static uint64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
}

static void record(struct header header, const struct iovec *parts, int count) {
  struct iovec all[64];
  if (count > 63) count = 63;
  header.length = 0;
  for (int i = 0; i < count; i++) header.length += (uint32_t)parts[i].iov_len;
  all[0].iov_base = &header;
  all[0].iov_len = sizeof header;
  memcpy(all + 1, parts, (size_t)count * sizeof *parts);
  if (syscall(SYS_writev, record_fd, all, count + 1) != (long)(sizeof header + header.length)) abort();
}

static int kind_of(const char *path) {
  const char *name = strrchr(path, '/');
  name = name == NULL ? path : name + 1;
  if (strcmp(name, DATABASE) == 0) return DATABASE_FILE;
  if (strcmp(name, DATABASE "-wal") == 0) return WAL_FILE;
  if (strcmp(name, DATABASE "-journal") == 0) return JOURNAL_FILE;
  return NO_FILE;
}

static int is_file(int fd) { return fd >= 0 && fd < MOST_FILES && file_of[fd] != NO_FILE; }

static int opened(int fd, const char *path) {
  if (fd >= 0 && fd < MOST_FILES) file_of[fd] = (unsigned char)kind_of(path);
  return fd;
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define MODE(flags, last) \
  va_list rest; \
  va_start(rest, last); \
  mode_t mode = ((flags) & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
  va_end(rest)

int open64(const char *path, int flags, ...) {
  REAL(open64);
  MODE(flags, flags);
  return opened(real(path, flags, mode), path);
}

int open(const char *path, int flags, ...) {
  REAL(open);
  MODE(flags, flags);
  return opened(real(path, flags, mode), path);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  if (!is_file(fd)) return real(fd, bytes, length, offset);
  pthread_mutex_lock(&in_order);
  uint64_t began = now_ns();
  ssize_t done = real(fd, bytes, length, offset);
  struct iovec part = {(void *)bytes, done < 0 ? 0 : (size_t)done};
  if (done > 0) record((struct header){'W', file_of[fd], 0, 0, (uint64_t)offset, began}, &part, 1);
  pthread_mutex_unlock(&in_order);
  return done;
}

static int synced(int fd, int (*real)(int)) {
  if (!is_file(fd)) return real(fd);
  pthread_mutex_lock(&in_order);
  uint64_t began = now_ns();
  int done = real(fd);
  if (done == 0) record((struct header){'F', file_of[fd], 0, 0, 0, began}, NULL, 0);
  pthread_mutex_unlock(&in_order);
  return done;
}

int fsync(int fd) {
  REAL(fsync);
  return synced(fd, real);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return synced(fd, real);
}

int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  if (!is_file(fd)) return real(fd, length);
  pthread_mutex_lock(&in_order);
  uint64_t began = now_ns();
  int done = real(fd, length);
  if (done == 0) record((struct header){'T', file_of[fd], 0, 0, (uint64_t)length, began}, NULL, 0);
  pthread_mutex_unlock(&in_order);
  return done;
}

int unlink(const char *path) {
  REAL(unlink);
  int kind = kind_of(path);
  if (kind == NO_FILE) return real(path);
  pthread_mutex_lock(&in_order);
  uint64_t began = now_ns();
  int done = real(path);
  if (done == 0) record((struct header){'U', (uint8_t)kind, 0, 0, 0, began}, NULL, 0);
  pthread_mutex_unlock(&in_order);
  return done;
}

static int is_socket(int fd) {
  struct stat found;
  /* Up to 2 are the ends of what started the server. */
  return fd > 2 && fstat(fd, &found) == 0 && S_ISSOCK(found.st_mode);
}

/* Before it is sent: whoever receives it may act on it before this call returns. */
static void sending(int fd, const struct iovec *parts, int count) {
  if (!is_socket(fd)) return;
  pthread_mutex_lock(&in_order);
  record((struct header){'S', NO_FILE, 0, 0, (uint64_t)fd, now_ns()}, parts, count);
  pthread_mutex_unlock(&in_order);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(write);
  struct iovec part = {(void *)bytes, length};
  sending(fd, &part, 1);
  return real(fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  sending(fd, parts, count);
  return real(fd, parts, count);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  sending(fd, message->msg_iov, (int)message->msg_iovlen);
  return real(fd, message, flags);
}
