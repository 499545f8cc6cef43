namespace Hybrid.Reliability;

/// <summary>What a proof needs of the machine; without it the test skips, and says what is missing.</summary>
internal static class Needs
{
    public static void Root() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting and tracing need Linux and root.");

    public static void Strace()
    {
        Root();
        Program("strace");
    }

    public static void Program(string name) =>
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin")
                .Split(':')
                .Any(folder => File.Exists(Path.Combine(folder, name))),
            $"{name} is not installed."
        );
}
