using System.ComponentModel;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>Files of an item that are in the library, although the item as a whole is not filed: the rest was refused, or the item waits or was rejected.</summary>
public sealed record PartlyFiled(
    [property: Description("Files in the library.")] int Placed,
    [property: Description("Files that were to get there.")] int Of
)
{
    /// <returns>Null where nothing is in the library, or everything is and the state says so.</returns>
    internal static PartlyFiled? For(ItemRow row) =>
        row.Placed == 0 || (SaysSo(row.Item.State) && row.Refused == 0) ? null : new PartlyFiled(row.Placed, row.Planned);

    private static bool SaysSo(ItemState state) =>
        state is ItemState.Placing or ItemState.Announcing or ItemState.Relocating or ItemState.Finished or ItemState.Undoing;
}
