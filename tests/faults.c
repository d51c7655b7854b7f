/* Loaded before the program by the tests (LD_PRELOAD). It makes one system call fail, or be the last, and says what time it is.

   FAULT_IN   part of a path: calls on such a path, and on files opened there, are counted
   FAULT_AT   which of them it is, from 1
   FAULT_AS   the errno with which it fails; 0: the process is killed just before it
   FAULT_LOG  the file that gets the name of the call
   CLOCK_AT   the time, in seconds since 1970 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FILES 4096

static int counted;
static char watched[FILES];

static int number(const char *name) {
    const char *text = getenv(name);
    return text ? atoi(text) : -1;
}

static int is_there(const char *path) {
    const char *in = getenv("FAULT_IN");
    return in && path && strstr(path, in);
}

static int is_watched(int fd) { return fd >= 0 && fd < FILES && watched[fd]; }

/* Whether this call must fail; errno says how. */
static int fails(const char *call) {
    if (++counted != number("FAULT_AT")) return 0;
    int log = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"), O_WRONLY | O_CREAT, 0600);
    syscall(SYS_write, log, call, strlen(call));
    syscall(SYS_close, log);
    if (number("FAULT_AS") == 0) syscall(SYS_kill, getpid(), SIGKILL);
    errno = number("FAULT_AS");
    return 1;
}

#define OPEN(name)                                                \
    int name(const char *path, int flags, ...) {                  \
        va_list rest;                                             \
        va_start(rest, flags);                                    \
        mode_t mode = va_arg(rest, mode_t);                       \
        va_end(rest);                                             \
        if (is_there(path) && fails("open")) return -1;           \
        int fd = REAL(name)(path, flags, mode);                   \
        if (fd >= 0 && fd < FILES) watched[fd] = is_there(path);  \
        return fd;                                                \
    }
OPEN(open)
OPEN(open64)

#define ON_FILE(type, name, parameters, arguments) \
    type name parameters { return is_watched(fd) && fails(#name) ? -1 : REAL(name) arguments; }
ON_FILE(ssize_t, write, (int fd, const void *from, size_t size), (fd, from, size))
ON_FILE(ssize_t, read, (int fd, void *to, size_t size), (fd, to, size))
ON_FILE(int, fsync, (int fd), (fd))
ON_FILE(int, fchmod, (int fd, mode_t mode), (fd, mode))

/* One that fails has closed the file all the same. */
int close(int fd) {
    int failing = is_watched(fd) && fails("close"), why = errno;
    if (is_watched(fd)) watched[fd] = 0;
    int done = REAL(close)(fd);
    if (failing) errno = why;
    return failing ? -1 : done;
}

#define ON_PATH(name, parameters, arguments, path) \
    int name parameters { return is_there(path) && fails(#name) ? -1 : REAL(name) arguments; }
ON_PATH(stat, (const char *path, struct stat *to), (path, to), path)
ON_PATH(stat64, (const char *path, struct stat64 *to), (path, to), path)
ON_PATH(lstat, (const char *path, struct stat *to), (path, to), path)
ON_PATH(lstat64, (const char *path, struct stat64 *to), (path, to), path)
ON_PATH(rename, (const char *path, const char *to), (path, to), to)
ON_PATH(link, (const char *path, const char *to), (path, to), to)
ON_PATH(linkat, (int from, const char *path, int in, const char *to, int flags), (from, path, in, to, flags), to)
ON_PATH(unlink, (const char *path), (path), path)
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode), path)

int clock_gettime(clockid_t which, struct timespec *to) {
    int done = syscall(SYS_clock_gettime, which, to);
    if (which == CLOCK_REALTIME && getenv("CLOCK_AT")) to->tv_sec = atoll(getenv("CLOCK_AT"));
    return done;
}
