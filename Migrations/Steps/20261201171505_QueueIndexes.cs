using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class QueueIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_State_DueAt",
                table: "Items");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Fault",
                table: "Items",
                column: "Fault",
                filter: "\"Fault\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_State_ChangedAt_SnoozedUntil_DueAt",
                table: "Items",
                columns: new[] { "State", "ChangedAt", "SnoozedUntil", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_Fault",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_State_ChangedAt_SnoozedUntil_DueAt",
                table: "Items");

            migrationBuilder.CreateIndex(
                name: "IX_Items_State_DueAt",
                table: "Items",
                columns: new[] { "State", "DueAt" });
        }
    }
}
