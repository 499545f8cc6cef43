using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>The library folder of one kind of title.</summary>
/// <param name="Root">Absolute.</param>
/// <param name="Template">How its files are named.</param>
/// <param name="NameBytes">What its file system takes for one name.</param>
internal sealed record PlannedLibrary(string Root, NameTemplate Template, int NameBytes);
