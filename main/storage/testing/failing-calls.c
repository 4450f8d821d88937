/*
 * A library for LD_PRELOAD (ld.so(8)) that lets chosen calls of a program fail: writes, flushes, truncations, renames
 * and links of files in the folder FAIL_IN. They are numbered from 1; those in FAIL_AT, such as "3" or "3,4", fail with
 * EIO, and with FAIL_AFTER=1 only after they took effect. At the end, the number of calls is written to FAIL_COUNT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;

static int is_inside(const char *path) {
  const char *folder = getenv("FAIL_IN");
  return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_file_inside(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_inside(path);
}

/* Whether the next call fails. */
static int fails(void) {
  int number = __sync_add_and_fetch(&calls, 1);
  const char *list = getenv("FAIL_AT");
  while (list != NULL && *list != 0) {
    if (atoi(list) == number) return 1;
    list = strchr(list, ',');
    if (list != NULL) list++;
  }
  return 0;
}

static int takes_effect(void) {
  const char *after = getenv("FAIL_AFTER");
  return after != NULL && *after == '1';
}

__attribute__((destructor)) static void report(void) {
  const char *name = getenv("FAIL_COUNT");
  FILE *file = name == NULL ? NULL : fopen(name, "w");
  if (file == NULL) return;
  fprintf(file, "%d\n", calls);
  fclose(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define FAILING(result, name, inside, given, passed)                                                                   \
  result name given {                                                                                                  \
    if (!(inside)) return REAL(name) passed;                                                                           \
    if (!fails()) return REAL(name) passed;                                                                            \
    if (takes_effect()) REAL(name) passed;                                                                             \
    errno = EIO;                                                                                                       \
    return -1;                                                                                                         \
  }

FAILING(ssize_t, write, is_file_inside(fd), (int fd, const void *bytes, size_t size), (fd, bytes, size))
FAILING(ssize_t, pwrite, is_file_inside(fd), (int fd, const void *bytes, size_t size, off_t at), (fd, bytes, size, at))
FAILING(ssize_t, pwrite64, is_file_inside(fd), (int fd, const void *bytes, size_t size, off64_t at),
        (fd, bytes, size, at))
FAILING(int, fsync, is_file_inside(fd), (int fd), (fd))
FAILING(int, fdatasync, is_file_inside(fd), (int fd), (fd))
FAILING(int, ftruncate, is_file_inside(fd), (int fd, off_t size), (fd, size))
FAILING(int, ftruncate64, is_file_inside(fd), (int fd, off64_t size), (fd, size))
FAILING(int, rename, is_inside(to), (const char *from, const char *to), (from, to))
FAILING(int, link, is_inside(to), (const char *from, const char *to), (from, to))
