/*
 * Loaded before the C library of a server under test. Makes the disk under its database full, broken or slow, from the moment at which
 * the test says so. What it says stands in a small file that both have mapped: five numbers, all 0 for a disk that works.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 4096
#define DATABASE "crosstable.sqlite"

enum { NO_FILE = 0, DATABASE_FILE = 1, WAL_FILE = 2, BOTH_FILES = 3 };

struct orders {
  /* For which file there is no room: 0 for none, BOTH_FILES for both. */
  volatile uint32_t full_file;
  /* Which file's syncs fail: 0 for none. */
  volatile uint32_t broken_file;
  volatile uint32_t sync_takes_ms;
  /* While it is not 0, no sync returns. */
  volatile uint32_t is_held;
  /* Counted here, for the test: how often the fault was met. */
  volatile uint32_t met;
};

static unsigned char file_of[MOST_FILES];
static struct orders *orders;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("DISK_ORDERS");
  if (path == NULL) abort();
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
  if (fd < 0) abort();
  void *mapped = mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (mapped == MAP_FAILED) abort();
  close(fd);
  orders = mapped;
}

static int opened(int fd, const char *path) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  const char *name = strrchr(path, '/');
  name = name == NULL ? path : name + 1;
  file_of[fd] = NO_FILE;
  if (strcmp(name, DATABASE) == 0) file_of[fd] = DATABASE_FILE;
  if (strcmp(name, DATABASE "-wal") == 0) file_of[fd] = WAL_FILE;
  return fd;
}

static int kind_of(int fd) { return fd >= 0 && fd < MOST_FILES ? file_of[fd] : NO_FILE; }

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
  /* Of two bits, one a file. */
  if ((kind_of(fd) & orders->full_file) == 0) return real(fd, bytes, length, offset);
  orders->met += 1;
  errno = ENOSPC;
  return -1;
}

static void pause_for(uint32_t ms) {
  struct timespec pause = {ms / 1000, (long)(ms % 1000) * 1000000};
  nanosleep(&pause, NULL);
}

static int synced(int fd, int (*real)(int)) {
  int kind = kind_of(fd);
  if (kind == NO_FILE) return real(fd);
  if (orders->broken_file == (uint32_t)kind) {
    orders->met += 1;
    errno = EIO;
    return -1;
  }
  uint32_t ms = orders->sync_takes_ms;
  if (ms > 0 || orders->is_held) orders->met += 1;
  if (ms > 0) pause_for(ms);
  while (orders->is_held) pause_for(1);
  return real(fd);
}

int fsync(int fd) {
  REAL(fsync);
  return synced(fd, real);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return synced(fd, real);
}
