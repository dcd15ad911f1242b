/* The clock of a process, moved: loaded in front of the C library (LD_PRELOAD).

   The file that CRON_FAULTS_CLOCK names holds by how many seconds, as a number of 64
   bits. All processes share it, so it moves in all of them at one instant, as when the
   clock of a machine is set. What nobody can set, CLOCK_MONOTONIC, is left alone. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *moved;

__attribute__((constructor)) static void share(void)
{
    const char *path = getenv("CRON_FAULTS_CLOCK");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *shared;
    if (file < 0)
        return;
    shared = mmap(NULL, sizeof *moved, PROT_READ, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED)
        moved = shared;
    close(file);
}

int clock_gettime(clockid_t id, struct timespec *found)
{
    int failed = syscall(SYS_clock_gettime, id, found);
    if (!failed && moved && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        found->tv_sec += *moved;
    return failed;
}

int gettimeofday(struct timeval *found, void *zone)
{
    struct timespec now;
    int failed = clock_gettime(CLOCK_REALTIME, &now);
    found->tv_sec = now.tv_sec;
    found->tv_usec = now.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *found)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (found)
        *found = now.tv_sec;
    return now.tv_sec;
}
