/*
 * Loaded before the C library of a server under test. Sets the clock on the wall by as many seconds as stand in a small file that the
 * test has mapped too. The clock that only grows stays what it is, as it does when somebody sets a real machine's clock; the second number
 * there puts both ahead, as for a process that was stopped for so long.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct shifts {
  volatile int64_t wall_s;
  volatile int64_t slept_s;
};

static struct shifts *shifts;

static struct shifts *shifted(void) {
  if (shifts != NULL) return shifts;
  const char *path = getenv("CLOCK_SHIFT");
  if (path == NULL) abort();
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) abort();
  void *mapped = mmap(NULL, sizeof *shifts, PROT_READ, MAP_SHARED, fd, 0);
  if (mapped == MAP_FAILED) abort();
  close(fd);
  shifts = mapped;
  return shifts;
}

static int64_t wall_shift(void) { return shifted()->wall_s + shifted()->slept_s; }

#define REAL(name) \
  static __typeof__(name) *real; \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

int clock_gettime(clockid_t which, struct timespec *now) {
  REAL(clock_gettime);
  int done = real(which, now);
  if (done != 0) return done;
  if (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE) now->tv_sec += wall_shift();
  if (which == CLOCK_MONOTONIC || which == CLOCK_MONOTONIC_COARSE) now->tv_sec += shifted()->slept_s;
  return done;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  REAL(gettimeofday);
  int done = real(now, zone);
  if (done == 0) now->tv_sec += wall_shift();
  return done;
}
