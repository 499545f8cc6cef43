using Hybrid.Settings;

namespace Hybrid.Reviewer.Tools;

/// <summary>The group that the tools of a class belong to; at a method, the group of that tool.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ToolsetAttribute(Toolset toolset) : Attribute
{
    public Toolset Toolset => toolset;
}
