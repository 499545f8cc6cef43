using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hybrid.Migrations;

/// <summary>Lets <c>dotnet ef migrations add NAME --project Migrations --output-dir Steps</c> read the model without running a program.</summary>
public sealed class LedgerDesign : IDesignTimeDbContextFactory<LedgerDb>
{
    public LedgerDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<LedgerDb>();
        LedgerServices.Configure(options, new LedgerFile("design-time.db"));
        return new LedgerDb(options.Options);
    }
}
