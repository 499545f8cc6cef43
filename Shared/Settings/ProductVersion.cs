using System.Reflection;

namespace Hybrid.Settings;

/// <summary>Which version this is, as the build stamped it.</summary>
public static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
