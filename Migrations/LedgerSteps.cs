using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hybrid.Migrations;

/// <summary>The steps that this program knows, the oldest first. The last one's name is the ledger's schema. No ledger is opened for it.</summary>
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
