using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class LooksOfEachServer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_ServerLooks",
                table: "ServerLooks");

            migrationBuilder.DropIndex(
                name: "IX_ServerLooks_DueAt",
                table: "ServerLooks");

            migrationBuilder.AddColumn<string>(
                name: "Server",
                table: "ServerLooks",
                type: "TEXT",
                nullable: false,
                defaultValue: "Plex");

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "ServerLooks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_ServerLooks",
                table: "ServerLooks",
                columns: new[] { "ItemId", "Server" });

            migrationBuilder.CreateIndex(
                name: "IX_ServerLooks_Server_DueAt",
                table: "ServerLooks",
                columns: new[] { "Server", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_ServerLooks",
                table: "ServerLooks");

            migrationBuilder.DropIndex(
                name: "IX_ServerLooks_Server_DueAt",
                table: "ServerLooks");

            migrationBuilder.DropColumn(
                name: "Server",
                table: "ServerLooks");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "ServerLooks");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ServerLooks",
                table: "ServerLooks",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ServerLooks_DueAt",
                table: "ServerLooks",
                column: "DueAt");
        }
    }
}
