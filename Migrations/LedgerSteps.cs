using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hybrid.Migrations;

/// <summary>The steps that this program knows, oldest first. The last step's name is the ledger's schema. Does not open a ledger.</summary>
public static class LedgerSteps
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(LedgerSteps)
            .Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];
}
