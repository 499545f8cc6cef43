// strace, loop devices and mounts are Linux's; elsewhere these tests skip.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
