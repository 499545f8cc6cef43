using Microsoft.EntityFrameworkCore;

namespace Hybrid.Migrations;

public sealed class LedgerStepsTests
{
    [Fact]
    public void They_are_those_of_a_ledger_in_their_order()
    {
        using Ledger.LedgerDb db = new LedgerDesign().CreateDbContext([]);
        Assert.Equal(db.Database.GetMigrations(), LedgerSteps.Names);
        Assert.EndsWith("_Initial", LedgerSteps.Names[0], StringComparison.Ordinal);
    }
}
